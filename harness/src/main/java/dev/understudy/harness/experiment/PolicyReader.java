package dev.understudy.harness.experiment;

import dev.understudy.harness.gate.policy.Glob;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.gate.policy.Policy.Hardware;
import dev.understudy.harness.gate.policy.Policy.RuntimeVersions;
import dev.understudy.harness.gate.policy.Rule;
import dev.understudy.harness.gate.policy.SmallestChange;
import dev.understudy.harness.gate.policy.TestKind;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a policy from its file's values, and checks what no schema can. */
final class PolicyReader {
  private final String file;
  private final Collection<String> measures;
  private final Problems problems;

  /**
   * @param file as the user named it
   * @param measures the ids of all measures; empty to allow any
   */
  PolicyReader(String file, Collection<String> measures) {
    this.file = file;
    this.measures = measures;
    this.problems = new Problems(file, FileKind.POLICY);
  }

  /** The policy of a file's text, on top of another. */
  Policy read(String text, Policy below) {
    YamlDocument document = YamlDocument.parse(text, problems);
    Value root = PolicyFiles.checked(document, problems);
    List<Rule> rules = new ArrayList<>(below.rules());
    root.at("rules").items().forEach(rule -> rules.add(rule(rule, document)));
    Policy policy =
        new Policy(
            file,
            rules,
            among(Hardware.values(), root.at("hardware")).orElse(below.hardware()),
            among(RuntimeVersions.values(), root.at("runtime-versions"))
                .orElse(below.runtimeVersions()),
            root.at("launches").at("alpha").number(below.launchAlpha()),
            root.at("nights").isGiven() ? share(root.at("nights")) : below.nights(),
            root.at("window").at("z").number(below.windowZ()),
            root.at("window").at("runs").whole(below.windowRuns()));
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return policy;
  }

  private Rule rule(Value rule, YamlDocument document) {
    Glob measure = glob(rule.at("measure"));
    if (measure != null && !measures.isEmpty() && measures.stream().noneMatch(measure::matches)) {
      Value at = rule.at("measure");
      problems.add(
          document.position(at.path()),
          at.path(),
          "there is no measure " + Quote.of(measure.text()),
          "the id of a measure, as in results.csv; * and ? are wildcards",
          Suggestions.nearest(measure.text(), measures)
              .map(near -> "did you mean " + Quote.of(near) + "?")
              .orElse("write, for example, `measure: latency-p50`"));
    }
    return new Rule(
        measure,
        among(Group.values(), rule.at("group")).orElse(null),
        glob(rule.at("subject")),
        glob(rule.at("device")),
        glob(rule.at("runtime")),
        among(Direction.values(), rule.at("direction")).orElse(null),
        change(rule, document),
        among(TestKind.values(), rule.at("test")).orElse(null),
        rule.at("alpha").isGiven() ? rule.at("alpha").number(Double.NaN) : null,
        rule.at("ignore").isGiven() ? rule.at("ignore").isTrue() : null);
  }

  private @Nullable SmallestChange change(Value rule, YamlDocument document) {
    Value share = rule.at("change");
    Value amount = rule.at("absolute-change");
    if (problems.isDoubtful(share.path()) || problems.isDoubtful(amount.path())) {
      return null;
    }
    if (share.isGiven() && amount.isGiven()) {
      problems.add(
          document.position(amount.path()),
          amount.path(),
          "`change` and `absolute-change` are given together",
          "one of the two",
          "keep the one that is meant");
      return null;
    }
    if (share.isGiven()) {
      return SmallestChange.share(share(share));
    }
    return amount.isGiven() ? SmallestChange.amount(amount.number(0)) : null;
  }

  /** A percentage; 0 where the schema has told of it. */
  private double share(Value percentage) {
    return problems.isDoubtful(percentage.path())
        ? 0
        : Double.parseDouble(percentage.text("0%").replace("%", "").strip()) / 100;
  }

  private static @Nullable Glob glob(Value name) {
    return name.isText() ? new Glob(name.text("")) : null;
  }

  /** The constant whose id the file gives; empty where it gives none that the schema allows. */
  private static <E extends Enum<E>> Optional<E> among(E[] all, Value value) {
    return Arrays.stream(all)
        .filter(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value.text("")))
        .findFirst();
  }
}
