package dev.understudy.harness.run;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.Interleaving;
import dev.understudy.farm.android.DelegateChoice;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.farm.android.PhonePool;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.experiment.PhonesChoice;
import dev.understudy.measuring.LatencyPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps on phones: per model of phone and delegate, rounds of launches, then pictures; and the
 * latencies from all of it.
 */
final class PhonePlan {
  private record Runs(Contestant contestant, GeneratorSpec spec) {}

  private final RunFolder folder;
  private final Setup setup;
  private final PhonesChoice phones;
  private final Set<MeasureFamily> wanted;
  private final List<Runs> runs = new ArrayList<>();

  PhonePlan(RunFolder folder, Setup setup, PhonesChoice phones, Set<MeasureFamily> wanted) {
    this.folder = folder;
    this.setup = setup;
    this.phones = phones;
    this.wanted = wanted;
    for (Contestant contestant : setup.contestants()) {
      List<GeneratorSpec> own = contestant.generators().stream().filter(PhonePool::runs).toList();
      // A subject without a TFLite file gets rows that say so.
      (own.isEmpty() ? List.of(contestant.pictures()) : own)
          .forEach(spec -> runs.add(new Runs(contestant, spec)));
    }
  }

  /** The steps on the phones first, so that they can be done together. */
  List<Step> steps(List<PhoneGroup> groups) {
    List<Step> onPhones = new ArrayList<>();
    List<Step> summaries = new ArrayList<>();
    for (PhoneGroup group : groups) {
      for (DelegateChoice choice : phones.choices()) {
        Where.OnPhone where = new Where.OnPhone(group, choice);
        if (wanted.contains(MeasureFamily.LATENCY)) {
          launches(where, onPhones, summaries);
        }
        if (wanted.contains(MeasureFamily.PARITY) && phones.pictures() > 0) {
          boolean distance = wanted.contains(MeasureFamily.FD);
          for (Runs each : runs) {
            onPhones.add(
                new PhonePicturesStep(
                    folder,
                    setup,
                    where,
                    each.contestant(),
                    each.spec(),
                    phones.pictures(),
                    distance));
          }
        }
        if (wanted.contains(MeasureFamily.SUSTAINED)) {
          onPhones.add(sustained(where));
        }
      }
    }
    onPhones.addAll(summaries);
    return onPhones;
  }

  private PhoneSustainedStep sustained(Where.OnPhone where) {
    Experiment experiment = setup.experiment();
    return new PhoneSustainedStep(
        where,
        Interleaving.order(runs, 1, experiment.seed()).stream()
            .map(Interleaving.Slot::configuration)
            .map(
                what ->
                    new SustainedStep(
                        folder, where, experiment.sustained(), what.contestant(), what.spec()))
            .toList());
  }

  private void launches(Where.OnPhone where, List<Step> onPhones, List<Step> summaries) {
    LatencyPlan plan = phones.plan(setup.experiment().latency());
    Map<Integer, List<LaunchStep>> rounds = new LinkedHashMap<>();
    Map<String, List<LaunchStep>> byRuntime = new LinkedHashMap<>();
    for (Interleaving.Slot<Runs> slot :
        Interleaving.order(runs, plan.launches(), setup.experiment().seed())) {
      Runs what = slot.configuration();
      LaunchStep launch =
          new LaunchStep(folder, where, plan, what.contestant(), what.spec(), slot.launch());
      rounds.computeIfAbsent(slot.launch(), r -> new ArrayList<>()).add(launch);
      byRuntime.computeIfAbsent(launch.runtime(), r -> new ArrayList<>()).add(launch);
    }
    rounds.forEach((round, steps) -> onPhones.add(new PhoneRoundStep(where, round, steps)));
    byRuntime.forEach(
        (runtime, steps) -> summaries.add(new LatencyStep(where.device(), plan, runtime, steps)));
  }
}
