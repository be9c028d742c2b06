package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import dev.understudy.harness.gate.Judgement.Criterion;
import dev.understudy.harness.gate.Judgement.Impossible;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.gate.policy.Settings;
import dev.understudy.harness.gate.stats.Holm;
import dev.understudy.reports.view.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges all rows that can be, corrects their p-values together, and says what follows. */
final class Decision {
  private final Map<Compared, List<String>> rules;
  private final Map<Compared, Judgement> judgements = new LinkedHashMap<>();
  private final Map<Compared, String> impossible = new LinkedHashMap<>();
  private final Map<Compared, Double> adjusted = new LinkedHashMap<>();

  /**
   * @param rules the rows to judge, and what is to be noted beside each
   */
  Decision(Policy policy, Map<Compared, List<String>> rules) {
    this.rules = rules;
    List<Compared> timed =
        rules.keySet().stream().filter(r -> r.settings().test().needsSamples()).toList();
    LatencyJudge latency =
        new LatencyJudge(policy, timed.stream().filter(Compared::isOfLaunches).toList());
    for (Compared rule : rules.keySet()) {
      try {
        judgements.put(rule, timed.contains(rule) ? latency.judge(rule) : PictureJudge.judge(rule));
      } catch (Impossible e) {
        impossible.put(rule, e.why());
      }
    }
    correct();
  }

  private void correct() {
    List<Compared> tested = new ArrayList<>();
    List<Double> p = new ArrayList<>();
    judgements.forEach(
        (rule, judgement) -> {
          if (judgement.p() != null) {
            tested.add(rule);
            p.add(judgement.p());
          }
        });
    double[] corrected = Holm.adjust(p);
    for (int i = 0; i < corrected.length; i++) {
      adjusted.put(tested.get(i), corrected[i]);
    }
  }

  /** How many rules had a p-value. */
  int tested() {
    return adjusted.size();
  }

  Finding of(Compared rule) {
    Judgement judgement = judgements.get(rule);
    List<String> notes = new ArrayList<>(rules.getOrDefault(rule, List.of()));
    if (judgement == null) {
      return finding(
          rule,
          Verdict.NOT_COMPARABLE,
          rule.typical().row().measurement(),
          null,
          "",
          String.valueOf(impossible.get(rule)),
          notes);
    }
    notes.addAll(judgement.notes());
    Outcome outcome = outcome(rule, judgement);
    return finding(
        rule,
        outcome.verdict(),
        judgement.baseline(),
        judgement.p(),
        judgement.test(),
        outcome.reason(),
        notes);
  }

  private record Outcome(Verdict verdict, String reason) {}

  private Outcome outcome(Compared rule, Judgement judgement) {
    Settings settings = rule.settings();
    double before = judgement.baseline().value();
    double worse = settings.worsening(before, rule.now().value());
    if (worse == 0) {
      return new Outcome(Verdict.PASS, "the same");
    }
    String direction = worse > 0 ? "worse" : "better";
    if (!settings.change().isExceededBy(Math.abs(worse), before)) {
      return new Outcome(Verdict.PASS, direction + ", but by no more than " + settings.change());
    }
    List<String> met = new ArrayList<>();
    met.add(
        settings.change().size() == 0
            ? direction
            : direction + " by more than " + settings.change());
    Double p = adjusted.get(rule);
    if (p != null) {
      if (!(p < settings.alpha())) {
        return new Outcome(
            Verdict.PASS,
            direction
                + ", but within noise ("
                + Figures.p(p)
                + " after correction, not below "
                + settings.alpha()
                + ")");
      }
      met.add(Figures.p(p) + " after correction");
    }
    for (Criterion criterion : judgement.criteria()) {
      if (!criterion.isMet()) {
        return new Outcome(Verdict.PASS, direction + ", but " + criterion.unmet());
      }
      met.add(criterion.met());
    }
    return new Outcome(worse > 0 ? Verdict.REGRESSION : Verdict.IMPROVED, String.join("; ", met));
  }

  private Finding finding(
      Compared rule,
      Verdict verdict,
      Measurement before,
      @Nullable Double p,
      String test,
      String reason,
      List<String> notes) {
    double change = rule.now().value() / before.value() - 1;
    return new Finding(
        rule.key(),
        rule.info().label(),
        verdict,
        before,
        rule.now(),
        Double.isFinite(change) && before.value() > 0 ? change : Double.NaN,
        p,
        adjusted.get(rule),
        test,
        reason,
        notes);
  }
}
