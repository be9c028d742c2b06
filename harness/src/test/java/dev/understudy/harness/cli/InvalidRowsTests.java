package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.RunRecord.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every reason once for a device, whatever it spoils there. */
class InvalidRowsTests {
  private static final Validity SIMULATED =
      Validity.of(Validity.Kind.SIMULATED, "the phone is simulated");

  private final List<Row> rows = new ArrayList<>();

  private void row(String subject, String device, String runtime, String measure, Validity why) {
    Measurement m = Measurement.of(measure, 1, Unit.MILLISECONDS, 1, null, "");
    rows.add(new Row(subject, device, runtime, m.withValidity(why)));
  }

  @Test
  void whatSharesAReasonOnADeviceIsOneLine() {
    for (String device : List.of("pixel", "galaxy")) {
      for (String subject : List.of("teacher", "student")) {
        row(subject, device, "tflite/cpu", "latency-p50", SIMULATED);
        row(subject, device, "tflite/gpu", "latency-p50", SIMULATED);
      }
    }
    row("student", null, null, "fd", Validity.of(Validity.Kind.FAILED, "NaN"));
    row("student", null, "tflite", "macs", Validity.of(Validity.Kind.FAILED, "odd"));

    assertThat(InvalidRows.lines(rows))
        .containsExactly(
            "invalid (simulated): latency-p50 of teacher, student on pixel, tflite/cpu, tflite/gpu:"
                + " the phone is simulated",
            "invalid (simulated): latency-p50 of teacher, student on galaxy, tflite/cpu,"
                + " tflite/gpu: the phone is simulated",
            "invalid (failed): fd of student: NaN",
            "invalid (failed): macs of student on tflite: odd");
  }

  @Test
  void aPhonesLastLinesAreQuotedOnce() {
    for (String measure : List.of("latency-p50", "parity-psnr")) {
      String lines = ": its last lines:\n  E one\n  E two";
      row("student", "pixel", "gpu", measure, Validity.of(Validity.Kind.FAILED, measure + lines));
    }

    assertThat(String.join("\n", InvalidRows.lines(rows)))
        .containsOnlyOnce("E one")
        .contains("(2 lines, in the record)");
  }

  @Test
  void manyNamesAreCounted() {
    IntStream.range(0, 9).forEach(i -> row("student", "pixel", "tflite", "m" + i, SIMULATED));

    assertThat(InvalidRows.lines(rows))
        .containsExactly(
            "invalid (simulated): 9 measures of student on pixel, tflite: the phone is simulated");
  }
}
