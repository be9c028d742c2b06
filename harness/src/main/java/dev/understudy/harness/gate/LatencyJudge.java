package dev.understudy.harness.gate;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.harness.gate.Compared.Past;
import dev.understudy.harness.gate.Judgement.Criterion;
import dev.understudy.harness.gate.Judgement.Impossible;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.gate.policy.TestKind;
import dev.understudy.harness.gate.stats.LaunchTest;
import dev.understudy.harness.gate.stats.RankTests;
import dev.understudy.reports.view.Figures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Judges what was timed, from raw samples. Samples of a launch resemble each other, launches of a
 * run differ, and so do nights; a rank test knows only the first once samples are thinned. So a
 * change counts only if it also shows in every launch, is more than launches differ by, and, where
 * past nights are known, more than nights differ by.
 */
final class LatencyJudge {
  private final Policy policy;
  private final LaunchSpreads spreads;

  /**
   * @param rules every rule that stands on samples
   */
  LatencyJudge(Policy policy, List<Compared> rules) {
    this.policy = policy;
    this.spreads = new LaunchSpreads(rules);
  }

  Judgement judge(Compared rule) throws Impossible {
    Figure figure = figure(rule);
    List<Launch> now = launches(rule.run(), rule.configuration());
    double[] values = rule.past().stream().mapToDouble(Past::value).toArray();
    if (!(rule.now().value() > 0) || Arrays.stream(values).anyMatch(v -> !(v > 0))) {
      throw new Impossible("a time is not above 0");
    }
    List<Criterion> criteria = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Window window = rule.isWindow() ? Window.of(values, rule.settings()) : null;
    List<Launch> before =
        window == null
            ? launches(rule.past().get(0).run(), rule.configuration())
            : launches(rule, window, notes);
    double level = window == null ? values[0] : window.level();
    double launchP = launchTest(rule, figure, before, now);
    criteria.add(agreement(figure.of(now), rule.now().value(), level));
    if (rule.settings().test() != TestKind.LAUNCHES) {
      criteria.add(launches(launchP));
    }
    if (window != null) {
      nights(rule, window, values, criteria, notes);
    }
    return new Judgement(
        window == null ? rule.past().get(0).row().measurement() : level(rule, window),
        p(rule.settings().test(), figure, before, now, launchP),
        test(rule.settings().test()),
        criteria,
        notes);
  }

  private double launchTest(Compared rule, Figure figure, List<Launch> before, List<Launch> now)
      throws Impossible {
    double[] a = figure.of(before);
    double[] b = figure.of(now);
    if (a.length == 0 || b.length == 0) {
      throw new Impossible("no launch of " + (b.length == 0 ? "it" : "the baseline") + " has it");
    }
    double p =
        LaunchTest.pValue(
            a,
            b,
            spreads.own(rule.configuration(), figure),
            spreads.others(rule.configuration(), figure),
            rule.past().size() < policy.windowRuns() ? policy.nights() : 0);
    if (Double.isNaN(p)) {
      throw new Impossible(
          "each run has one launch of it only, which tells nothing of how launches differ; time at"
              + " least 2");
    }
    return p;
  }

  /**
   * The launches of the level to keep; a past run that lost its samples does not spoil the rest.
   */
  private static List<Launch> launches(Compared rule, Window window, List<String> notes)
      throws Impossible {
    List<Launch> all = new ArrayList<>();
    Impossible problem = new Impossible("no past run has raw samples of it");
    for (Past past : rule.past().subList(window.from(), window.to())) {
      try {
        all.addAll(launches(past.run(), rule.configuration()));
      } catch (Impossible e) {
        notes.add("left out: " + e.why());
        problem = e;
      }
    }
    if (all.isEmpty()) {
      throw problem;
    }
    return all;
  }

  private static double p(
      TestKind test, Figure figure, List<Launch> before, List<Launch> now, double launchP) {
    List<double[]> a = before.stream().map(Launch::thinned).toList();
    List<double[]> b = now.stream().map(Launch::thinned).toList();
    return switch (test) {
      case MANN_WHITNEY -> RankTests.mannWhitney(a, b);
      case QUANTILE -> RankTests.quantile(a, b, figure.quantile());
      default -> launchP;
    };
  }

  private static String test(TestKind test) {
    return switch (test) {
      case MANN_WHITNEY -> "Mann–Whitney U on thinned samples";
      case QUANTILE -> "Fisher’s exact test of how often samples exceed the percentile";
      default -> "moderated t-test on launches";
    };
  }

  private static Criterion agreement(double[] figures, double now, double level) {
    double side = Math.signum(now - level);
    long agreeing =
        Arrays.stream(figures).filter(x -> side != 0 && Math.signum(x - level) == side).count();
    String of = agreeing + " of " + figures.length + " launches agree";
    return new Criterion(agreeing == figures.length, of, "only " + of + " on the direction");
  }

  private Criterion launches(double p) {
    double level = policy.launchAlpha() / Math.max(1, spreads.configurations());
    // One-sided: the direction is the change's own.
    return new Criterion(
        p / 2 < level,
        "more than launches differ by (" + Figures.p(p / 2) + ")",
        "launches by themselves differ as much ("
            + Figures.p(p / 2)
            + ", not below "
            + Figures.plain(level)
            + ")");
  }

  private void nights(
      Compared rule, Window window, double[] values, List<Criterion> criteria, List<String> notes) {
    if (values.length < policy.windowRuns()) {
      notes.add(
          "the window has "
              + values.length
              + " comparable runs, too few to know how nights differ; it takes "
              + policy.windowRuns());
      return;
    }
    double z = window.z(rule.now().value());
    String shown = String.format(Locale.ROOT, "robust z %.1f", z);
    criteria.add(
        new Criterion(
            z > policy.windowZ(),
            "more than nights differ by (" + shown + ")",
            "nights by themselves differ as much ("
                + shown
                + ", not above "
                + Figures.plain(policy.windowZ())
                + ")"));
    double[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = rule.now().value();
    int began = Window.lastLevelBegan(all, rule.settings());
    if (began > 0 && began < values.length) {
      notes.add("the level changed with the run of " + date(rule.past().get(began).run()));
    }
  }

  private static LocalDate date(GateRun run) {
    return run.record().started().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Measurement level(Compared rule, Window window) {
    int runs = window.to() - window.from();
    return Measurement.of(
        rule.now().measure(),
        window.level(),
        rule.now().unit(),
        runs,
        null,
        "median of " + runs + (runs == 1 ? " run" : " runs") + " of the window");
  }

  private static List<Launch> launches(GateRun run, Configuration configuration) throws Impossible {
    LaunchSamples samples = run.launches(configuration);
    if (!samples.problems().isEmpty()) {
      throw new Impossible(run.name() + ": " + String.join(" ", samples.problems()));
    }
    if (samples.launches().stream().noneMatch(Launch::isMeasured)) {
      throw new Impossible(run.name() + " has no raw samples of it");
    }
    return samples.launches();
  }

  private Figure figure(Compared rule) {
    return Figure.of(rule.key().measure())
        .filter(f -> rule.settings().test() == TestKind.LAUNCHES || f.quantile() > 0)
        .filter(f -> rule.isOfLaunches())
        .orElseThrow(
            () ->
                new InputException(
                    "policy " + policy.name(),
                    "the test "
                        + rule.settings().test().id()
                        + " cannot judge "
                        + rule.key().measure(),
                    "a test that fits: "
                        + String.join(
                            ", ",
                            Stream.of(TestKind.values())
                                .filter(t -> !t.needsSamples())
                                .map(TestKind::id)
                                .toList()),
                    "give this measure another test, or none"));
  }
}
