package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.RunRecord.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sets values apart in the tables: the second best, and each way of not being measured. */
class MarksTests {
  @TempDir Path folder;

  private static Measurement ms(double value) {
    return Measurement.of("latency-p50", value, Unit.MILLISECONDS, 100, null, "standard");
  }

  private void draw(List<Measurement> values) {
    DemoRun run = new DemoRun();
    run.measures.add(
        new MeasureInfo("latency-p50", "p50", Group.LATENCY, Direction.LOWER, "the median"));
    List<Subject> subjects =
        java.util.stream.IntStream.range(0, values.size())
            .mapToObj(i -> new Subject("s" + i, Role.OTHER, List.of()))
            .toList();
    for (int i = 0; i < values.size(); i++) {
      run.row("s" + i, "phone", "tflite", values.get(i));
    }
    RunRecord r = run.build();
    RunRecord record =
        new RunRecord(
            r.schema(),
            r.name(),
            r.experimentHash(),
            r.started(),
            r.elapsed(),
            r.provenance(),
            subjects,
            null,
            r.measures(),
            r.rows(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OnDevices.NONE,
            null,
            List.of());
    Reports.draw(folder, record, EnumSet.of(Format.HTML, Format.MD, Format.TEX), folder);
  }

  @Test
  void ofThreeTheSecondBestIsUnderlined() throws IOException {
    draw(List.of(ms(3), ms(1), ms(2)));

    assertThat(Files.readString(folder.resolve("table.md")))
        .contains("| 3.00 | **1.00** | <u>2.00</u> |")
        .contains("Underlined: the second best.");
    assertThat(Files.readString(folder.resolve("table.tex")))
        .contains("\\num{3.00} & \\textbf{1.00} & \\underline{\\num{2.00}}");
    assertThat(
            Jsoup.parse(Files.readString(folder.resolve("report.html")))
                .select("#comparison .second")
                .eachText())
        .containsExactly("2.00");
  }

  @Test
  void figuresThatArePrintedAlikeRankAlike() throws IOException {
    draw(List.of(ms(17.14), ms(17.06), ms(17.3), ms(17.2)));
    assertThat(Files.readString(folder.resolve("table.md")))
        .contains("| **17.1** | **17.1** | 17.3 | <u>17.2</u> |");

    draw(List.of(ms(17.14), ms(17.06)));
    assertThat(Files.readString(folder.resolve("table.md"))).contains("| 17.1 | 17.1 |");
  }

  @Test
  void whatAReasonQuotesOfALogIsCountedAndNotShown() throws IOException {
    String lost = "no phone is left; its last lines:" + "\n  E tflite: a line".repeat(20);
    draw(
        List.of(
            ms(1),
            Measurement.missing(
                "latency-p50",
                Unit.MILLISECONDS,
                "standard",
                Validity.of(Validity.Kind.DEVICE_LOST, lost))));

    for (String report : List.of("table.md", "table.tex", "report.html")) {
      assertThat(Files.readString(folder.resolve(report)))
          .contains("its last lines: (20 lines, in the record)")
          .doesNotContain("a line");
    }
  }

  @Test
  void ofTwoTheSecondIsNotUnderlined() throws IOException {
    draw(List.of(ms(3), ms(1)));

    assertThat(Files.readString(folder.resolve("table.md")))
        .contains("| 3.00 | **1.00** |")
        .doesNotContain("Underlined");
  }

  @Test
  void everyWayOfNotBeingMeasuredIsMarkedAndNamedAndNeverRanked() throws IOException {
    List<Validity.Kind> doubtful =
        Stream.of(Validity.Kind.values())
            .filter(kind -> kind != Validity.Kind.MEASURED && kind != Validity.Kind.NOT_AVAILABLE)
            .toList();
    draw(
        Stream.concat(
                Stream.of(ms(5), ms(7)),
                doubtful.stream().map(kind -> ms(1).withValidity(Validity.of(kind, "because"))))
            .toList());

    String table = Files.readString(folder.resolve("table.md"));
    assertThat(table).contains("| **5.00** | 7.00 | 1.00†<sup>b</sup> |");
    assertThat(table.split("1\\.00†", -1)).hasSize(doubtful.size() + 1);
    assertThat(table)
        .contains("Throttled: because.", "Delegate fallback: because.", "Simulated: because.");
  }
}
