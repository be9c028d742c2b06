package dev.understudy.harness.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.harness.experiment.InvalidExperimentException;
import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTests {
  private static final List<String> MEASURES =
      List.of("latency-p50", "latency-p90", "fd-fashion", "bytes");

  @TempDir private Path folder;

  private Policy read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.yaml"), yaml.replace("\\n", "\n"));
    return PolicyFiles.read(file, MEASURES);
  }

  private static Settings settings(Policy policy, String measure, Group group, String device) {
    Row row =
        new Row(
            "student", device, "tflite", Measurement.of(measure, 1, Unit.NONE, 1, null, "made up"));
    return policy.settings(row, new MeasureInfo(measure, measure, group, Direction.LOWER, ""));
  }

  @Test
  void defaultsAreAsTheIssueAsks() {
    Policy policy = PolicyFiles.defaults();

    Settings latency = settings(policy, "latency-p50", Group.LATENCY, "local");
    Settings cost = settings(policy, "macs", Group.COST, null);
    Settings fid = settings(policy, "fd-fashion", Group.QUALITY, null);

    assertThat(latency.test()).isEqualTo(TestKind.MANN_WHITNEY);
    assertThat(latency.alpha()).isEqualTo(0.002);
    assertThat(latency.change()).isEqualTo(SmallestChange.share(0.05));
    assertThat(cost.test()).isEqualTo(TestKind.EXACT);
    assertThat(cost.change().size()).isZero();
    assertThat(fid.test()).isEqualTo(TestKind.BOOTSTRAP);
    assertThat(settings(policy, "checkerboard-share", Group.ARTIFACTS, null).ignored()).isTrue();
  }

  @Test
  void rulesOverrideWhatTheyNameAndLeaveTheRest() throws IOException {
    Policy policy =
        read(
            """
            hardware: all
            nights: 2 %
            rules:
              - {measure: latency-*, device: "pixel-?", change: 10%}
              - {group: cost, absolute-change: 1000}
              - {subject: "teach*", ignore: true}
              - {measure: fd-*, direction: higher, test: interval, alpha: 0.05}
            """);

    assertThat(policy.hardware()).isEqualTo(Policy.Hardware.ALL);
    assertThat(policy.nights()).isEqualTo(0.02);
    assertThat(policy.windowZ()).as("not named").isEqualTo(PolicyFiles.defaults().windowZ());
    Settings pixel = settings(policy, "latency-p50", Group.LATENCY, "pixel-8");
    assertThat(pixel.change()).isEqualTo(SmallestChange.share(0.1));
    assertThat(pixel.test()).isEqualTo(TestKind.MANN_WHITNEY);
    assertThat(settings(policy, "latency-p50", Group.LATENCY, "pixel-10").change().size())
        .isEqualTo(0.05);
    assertThat(settings(policy, "bytes", Group.COST, null).change())
        .isEqualTo(SmallestChange.amount(1000));
    assertThat(settings(policy, "fd-fashion", Group.QUALITY, null))
        .isEqualTo(
            new Settings(
                Direction.HIGHER, SmallestChange.share(0.02), TestKind.INTERVAL, 0.05, false));
    assertThat(settings(policy, "fd-fashion", Group.QUALITY, null).ignored()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rules: [{measur: bytes, ignore: true}]; policy.yaml:1; did you mean `measure`?",
        "rules: [{measure: latency-p05, ignore: true}]; there is no measure `latency-p05`; did you"
            + " mean `latency-p50`?",
        "rules:\\n  - {measure: bytes, change: -5%}; policy.yaml:2: rules[0].change; percentage",
        "rules:\\n  - {measure: bytes, absolute-change: -1}; rules[0].absolute-change; from 0",
        "rules: [{measure: bytes, change: 5}]; it is the number `5`; `change: 5%`",
        "rules: [{measure: bytes, change: 5%, absolute-change: 1}]; given together; one of the two",
        "rules: [{measure: bytes, test: t-test}]; `t-test` is not possible here; mann-whitney",
        "rules: [{measure: bytes, alpha: 0}]; alpha; above 0",
        "rules: [{measure: bytes, alpha: .nan}]; no usable number; finite",
        "rules: [{measure: bytes, direction: up}]; `up` is not possible; `lower`",
        "nights: -1%; nights; percentage",
        "window: {runs: 1}; window.runs; from 3",
        "hardware: some; `some` is not possible; `timing`",
        "rules: []; rules; it is empty",
        "- a; the file is a list; begin with",
        "rules: [{; this is not YAML; look for"
      })
  void mistakesAreToldWithTheirPlaceAndARemedy(String yaml, String place, String remedy) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageContaining("policy.yaml")
        .hasMessageContaining(place)
        .hasMessageContaining(remedy);
  }

  @Test
  void aMissingFileIsToldAsSuch() {
    assertThatThrownBy(() -> PolicyFiles.read(folder.resolve("none.yaml"), MEASURES))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void wildcardsAreNoExpressions() {
    assertThat(new Glob("a.c").matches("abc")).isFalse();
    assertThat(new Glob("a*(b").matches("a]](b")).isTrue();
    assertThat(new Glob("?").matches("ab")).isFalse();
  }
}
