package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Comparison;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict claims what was shown, no more, and says what is missing. */
class VerdictTests {
  private final List<Subject> subjects = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();

  @Test
  void theDemosVerdictInThreeSentences() {
    assertThat(Reports.verdict(DemoRun.create().build()))
        .containsExactly(
            "blaze-student’s FD (fashion) is 2.11× the teacher’s (12.3 vs 5.83, lower is better;"
                + " difference +6.48, 95 % CI 5.89 to 7.07): worse than its teacher; real pictures"
                + " against real ones reach 1.21.",
            "It needs 11.8× fewer MACs (7.90M vs 93.2M) and 6.31× fewer parameters (191k vs"
                + " 1.20M).",
            "On local with onnxruntime, it is 5.16× faster (median 0.312 ms vs 1.61 ms; speed-up’s"
                + " 95 % CI 4.97 to 5.37, p < 0.001 by Mann–Whitney U) and with tflite 3.19×"
                + " faster (0.703 ms vs 2.24 ms; speed-up’s 95 % CI 3.06 to 3.33, p < 0.001 by"
                + " Mann–Whitney U; not to be relied on, student unstable: no steady state within"
                + " 2 s).");
  }

  @Test
  void aDifferenceThatWasNotShownIsNotClaimed() {
    teacherAndStudent();
    quality(5.8, 5.9, interval(-0.3, 0.5));
    latency("onnxruntime", 1.6, 1.5, 0.2);

    assertThat(verdict())
        .satisfies(
            v ->
                assertThat(v.get(0))
                    .isEqualTo(
                        "In quality, no difference in FD could be shown between S and T (5.90 vs"
                            + " 5.80; difference +0.100, 95 % CI −0.300 to 0.500)."))
        .satisfies(
            v ->
                assertThat(v.get(2))
                    .startsWith("On local with onnxruntime, it is not shown to differ in speed")
                    .contains("p = 0.20")
                    .doesNotContain("faster"));
  }

  @Test
  void aBetterAndSlowerStudentIsSaidToBeSo() {
    teacherAndStudent();
    quality(5.8, 4.8, interval(-1.2, -0.8));
    latency("onnxruntime", 1.6, 3.2, 1e-9);
    cost("macs", "MACs", Unit.MACS, 10e6, 20e6);

    assertThat(verdict().get(0)).contains("1.00 below the teacher’s", "better than its teacher");
    assertThat(verdict().get(1)).isEqualTo("It needs 2.00× the MACs (20.0M vs 10.0M).");
    assertThat(verdict().get(2)).contains("2.00× slower").doesNotContain("faster");
  }

  @Test
  void anUntestedDifferenceIsSaidToBeUntested() {
    teacherAndStudent();
    row("T", null, null, Measurement.of("fd", 5, Unit.NONE, 100, null, ""));
    row("S", null, null, Measurement.of("fd", 6, Unit.NONE, 100, null, ""));

    assertThat(verdict().get(0)).contains("was not tested").doesNotContain("worse");
  }

  @Test
  void whatIsMissingIsSaidWithItsReason() {
    teacherAndStudent();
    row("T", null, null, Measurement.of("fd", 5, Unit.NONE, 100, null, ""));
    Validity why = Validity.of(Validity.Kind.FAILED, "12 pictures hold NaN");
    row("S", null, null, Measurement.missing("fd", Unit.NONE, "", why));
    row("T", "local", "tflite", Measurement.of("latency-p50", 2, Unit.MILLISECONDS, 9, null, ""));
    Validity refused = Validity.of(Validity.Kind.UNSUPPORTED, "custom op Foo");
    row("S", "local", "tflite", Measurement.missing("latency-p50", Unit.MILLISECONDS, "", refused));

    assertThat(verdict())
        .containsExactly(
            "The quality of S cannot be held against its teacher's: S has no FD (failed: 12"
                + " pictures hold NaN).",
            "Its cost was not counted in this run.",
            "On local with tflite, it is not comparable (S has no figure: unsupported: custom op"
                + " Foo).");
  }

  @Test
  void aPhonesDistanceDoesNotSpeakForTheGenerator() {
    teacherAndStudent();
    for (String subject : List.of("T", "S")) {
      row(subject, "pixel", "tflite/gpu", Measurement.of("fd", 99, Unit.NONE, 9, null, ""));
    }
    quality(5.8, 4.8, interval(-1.2, -0.8));

    assertThat(verdict().get(0)).contains("1.00 below the teacher’s", "4.80 vs 5.80");
  }

  @Test
  void whatAllFiguresOfADeviceLackIsSaidOnceAndManyPlacesAreSaidInShort() {
    teacherAndStudent();
    Validity simulated = Validity.of(Validity.Kind.SIMULATED, "the phone is simulated");
    for (String runtime : List.of("tflite/cpu", "tflite/gpu-fp16", "tflite/gpu-fp32")) {
      latency("pixel", runtime, simulated);
    }
    latency("local", "tflite", Validity.MEASURED);

    assertThat(verdict().get(2))
        .isEqualTo(
            "On pixel (not to be relied on, simulated) with tflite/cpu, it is 2.00× faster (median"
                + " 1.00 ms vs 2.00 ms), with tflite/gpu-fp16 2.00× faster (1.00 ms vs 2.00 ms),"
                + " with tflite/gpu-fp32 2.00× faster (1.00 ms vs 2.00 ms); on local with tflite it"
                + " is 2.00× faster (1.00 ms vs 2.00 ms). The table has the intervals and tests.");
  }

  private void latency(String device, String runtime, Validity validity) {
    Measurement two = Measurement.of("latency-p50", 2, Unit.MILLISECONDS, 9, null, "");
    Measurement one = Measurement.of("latency-p50", 1, Unit.MILLISECONDS, 9, null, "");
    row("T", device, runtime, two.withValidity(validity));
    row("S", device, runtime, one.withValidity(validity));
  }

  @Test
  void nothingMeasuredIsSaid() {
    teacherAndStudent();

    assertThat(verdict())
        .containsExactly(
            "Quality was not measured in this run.",
            "Its cost was not counted in this run.",
            "Its latency was not measured in this run.");
  }

  @Test
  void aSubjectAloneIsDescribedNotCompared() {
    subjects.add(new Subject("only", Role.STUDENT, List.of()));
    row("only", null, null, Measurement.of("fd", 5, Unit.NONE, 100, interval(4, 6), ""));
    row("only", null, null, Measurement.of("macs", 2e6, Unit.MACS, 1, null, ""));
    row(
        "only",
        "local",
        "tflite",
        Measurement.of("latency-p50", 2, Unit.MILLISECONDS, 9, null, ""));

    assertThat(verdict())
        .containsExactly(
            "only’s FD is 5.00 (95 % CI 4.00 to 6.00); there is nothing in this run to hold it"
                + " against.",
            "It needs 2.00M MACs.", "A picture takes 2.00 ms on local · tflite (median).");
  }

  @Test
  void eachStudentHasItsOwnVerdict() {
    teacherAndStudent();
    subjects.add(new Subject("S2", Role.STUDENT, List.of()));
    cost("macs", "MACs", Unit.MACS, 10e6, 5e6);
    row("S2", null, null, Measurement.of("macs", 10e6, Unit.MACS, 1, null, ""));

    assertThat(verdict()).hasSize(6);
    assertThat(verdict().get(1)).contains("2.00× fewer MACs");
    assertThat(verdict().get(4)).contains("as many MACs");
  }

  private List<String> verdict() {
    RunRecord demo = DemoRun.create().build();
    return Reports.verdict(
        new RunRecord(
            RunRecord.SCHEMA,
            "t",
            "",
            demo.started(),
            demo.elapsed(),
            demo.provenance(),
            subjects,
            null,
            List.of(
                new MeasureInfo("fd", "FD", Group.QUALITY, Direction.LOWER, ""),
                new MeasureInfo("macs", "MACs", Group.COST, Direction.LOWER, ""),
                new MeasureInfo("latency-p50", "p50", Group.LATENCY, Direction.LOWER, "")),
            rows,
            comparisons,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OnDevices.NONE,
            null,
            List.of()));
  }

  private void teacherAndStudent() {
    subjects.add(new Subject("S", Role.STUDENT, List.of()));
    subjects.add(new Subject("T", Role.TEACHER, List.of()));
  }

  private void row(String subject, String device, String runtime, Measurement m) {
    rows.add(new Row(subject, device, runtime, m));
  }

  private void quality(double t, double s, ConfidenceInterval difference) {
    row("T", null, null, Measurement.of("fd", t, Unit.NONE, 100, null, ""));
    row("S", null, null, Measurement.of("fd", s, Unit.NONE, 100, null, ""));
    Measurement d = Measurement.of("fd", s - t, Unit.NONE, 100, difference, "");
    comparisons.add(new Comparison("fd", null, null, "T", "S", d, null, null, ""));
  }

  private void cost(String id, String label, Unit unit, double t, double s) {
    row("T", null, null, Measurement.of(id, t, unit, 1, null, label));
    row("S", null, null, Measurement.of(id, s, unit, 1, null, label));
  }

  private void latency(String runtime, double t, double s, double p) {
    String id = "latency-p50";
    row("T", "local", runtime, Measurement.of(id, t, Unit.MILLISECONDS, 64, null, ""));
    row("S", "local", runtime, Measurement.of(id, s, Unit.MILLISECONDS, 64, null, ""));
    Measurement d = Measurement.of(id, s - t, Unit.MILLISECONDS, 64, null, "");
    Measurement r = Measurement.of(id, s / t, Unit.NONE, 64, interval(s / t - .1, s / t + .1), "");
    comparisons.add(new Comparison(id, "local", runtime, "T", "S", d, r, p, "Mann–Whitney U"));
  }

  private static ConfidenceInterval interval(double low, double high) {
    return new ConfidenceInterval(low, high, 0.95, "bootstrap");
  }
}
