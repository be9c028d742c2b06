package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.RunRecord.Curve;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records with nothing, little, much or odd things in them are drawn all the same. */
class EdgeCaseTests {
  @TempDir Path folder;

  @Test
  void anEmptyRecord() throws IOException {
    Document page = draw(record(List.of(), List.of(), List.of(), List.of()));

    assertThat(page.text()).contains("This record has no subjects.", "No measurements.");
    assertThat(Files.readString(folder.resolve("table.md"))).contains("No measurements.");
    assertThat(Files.readString(folder.resolve("results.csv")).lines()).hasSize(1);
  }

  @Test
  void aSingleSubjectHasNoComparison() throws IOException {
    Document page =
        draw(
            record(
                List.of(new Subject("only", Role.OTHER, List.of())),
                List.of(new MeasureInfo("fd", "FD", Group.QUALITY, Direction.LOWER, "")),
                List.of(row("only", "fd", 3)),
                List.of()));

    assertThat(page.select("#comparison thead th").eachText())
        .containsExactly("Measure", "only other");
    assertThat(page.select("#comparison strong")).isEmpty();
    assertThat(page.select(".kpis")).isEmpty();
  }

  @Test
  void severalStudentsAndOthersEachHaveTheirColumns() throws IOException {
    List<Subject> subjects =
        List.of(
            new Subject("o", Role.OTHER, List.of()),
            new Subject("s1", Role.STUDENT, List.of()),
            new Subject("s2", Role.STUDENT, List.of()),
            new Subject("t", Role.TEACHER, List.of()));
    List<Row> rows =
        List.of(
            row("real", "fd", 1),
            row("o", "fd", 4),
            row("s1", "fd", 6),
            row("s2", "fd", 5),
            row("t", "fd", 4));
    Document page =
        draw(
            record(
                subjects,
                List.of(new MeasureInfo("fd", "FD", Group.QUALITY, Direction.LOWER, "")),
                rows,
                List.of()));

    assertThat(page.select("#comparison thead th").eachText())
        .containsExactly(
            "Measure",
            "t teacher",
            "s1 student",
            "s2 student",
            "o other",
            "Difference s1 − teacher",
            "Ratio s1 / teacher",
            "Difference s2 − teacher",
            "Ratio s2 / teacher",
            "Real floor");
    assertThat(page.select("#comparison tbody strong").eachText())
        .as("equal best ones are both bold, the real pictures are no competitor")
        .containsExactly("4.00", "4.00");
    assertThat(page.select("#comparison tbody td").eachText())
        .containsExactly("4.00", "6.00", "5.00", "4.00", "+2.00", "+1.00", "1.00");
  }

  @Test
  void missingAndDoubtfulFiguresAreMarkedAndNeverBest() throws IOException {
    Validity hot = Validity.of(Validity.Kind.THROTTLED, "thermal status 2");
    Measurement fast = Measurement.of("latency-p50", 1, Unit.MILLISECONDS, 64, null, "");
    Measurement none =
        Measurement.missing(
            "latency-p99",
            Unit.MILLISECONDS,
            "",
            Validity.of(Validity.Kind.NOT_AVAILABLE, "p99 needs 662 runs"));
    Document page =
        draw(
            record(
                List.of(
                    new Subject("t", Role.TEACHER, List.of()),
                    new Subject("s", Role.STUDENT, List.of())),
                List.of(
                    new MeasureInfo("latency-p50", "p50", Group.LATENCY, Direction.LOWER, ""),
                    new MeasureInfo("latency-p99", "p99", Group.LATENCY, Direction.LOWER, "")),
                List.of(
                    new Row("t", "pixel", "tflite", fast),
                    new Row(
                        "s",
                        "pixel",
                        "tflite",
                        Measurement.of("latency-p50", .5, Unit.MILLISECONDS, 64, null, "")
                            .withValidity(hot)),
                    new Row("t", "pixel", "tflite", none),
                    new Row("s", "pixel", "tflite", none)),
                List.of()));

    assertThat(page.select("#comparison strong")).isEmpty();
    assertThat(page.select("#comparison tr:contains(p50) td").eachText())
        .containsExactly("1.00", "0.500 †b", "−0.500 †b", "0.500× †b");
    assertThat(page.select("#comparison tr:contains(p99) td").eachText())
        .containsExactly("– c", "– c");
    assertThat(page.select("#comparison .notes dd").eachText())
        .containsExactly("n = 64", "Throttled: thermal status 2.", "p99 needs 662 runs.");
    assertThat(page.select("#latency .validity > span").eachText())
        .containsExactly("measured", "throttled");
    assertThat(page.select("#latency .notes dd").eachText())
        .containsExactly("n = 64", "Throttled: thermal status 2.");
  }

  @Test
  void warningsOfAFigureBecomeItsFootnotes() throws IOException {
    Measurement warned =
        Measurement.of("fd", 3, Unit.NONE, 500, null, "")
            .withWarnings(List.of("500 pictures are fewer than 2048 dimensions"));
    Document page =
        draw(
            record(
                List.of(new Subject("a", Role.TEACHER, List.of())),
                List.of(),
                List.of(new Row("a", null, null, warned)),
                List.of()));

    assertThat(page.select(".notes dd").eachText())
        .containsExactly("n = 500", "500 pictures are fewer than 2048 dimensions.");
  }

  @Test
  void twoHundredRowsAndSeveralDevices() throws IOException {
    List<MeasureInfo> measures = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      measures.add(new MeasureInfo("m" + i, "M " + i, Group.LATENCY, Direction.LOWER, "d"));
      for (int device = 0; device < 5; device++) {
        for (String subject : List.of("t", "s")) {
          Measurement m = Measurement.of("m" + i, i + device, Unit.MILLISECONDS, i, null, "p" + i);
          rows.add(new Row(subject, "phone " + device, "tflite", m));
        }
      }
    }
    Document page =
        draw(
            record(
                List.of(
                    new Subject("t", Role.TEACHER, List.of()),
                    new Subject("s", Role.STUDENT, List.of())),
                measures,
                rows,
                List.of()));

    assertThat(page.select("#comparison tbody tr:not(.group)")).hasSize(100);
    assertThat(page.select("#latency tbody")).hasSize(5);
  }

  @Test
  void curvesWithGapsAndSinglePointsDoNotStopADrawing() throws IOException {
    List<Curve> curves =
        List.of(
            new Curve("c", "a", "x", "y", List.of(1., 2., 3.), List.of(Double.NaN, 2., 2.)),
            new Curve("c", "b", "x", "y", List.of(1.), List.of(1.)),
            new Curve("../../etc", "a", "", "", List.of(1., 2.), List.of(0., Double.NaN)),
            new Curve("latency", "a", "", "", List.of(5., 5.), List.of(3., 3.)));
    Document page = draw(record(List.of(), List.of(), List.of(), curves));

    assertThat(page.select("section[id^=plot-]").eachAttr("id"))
        .containsExactly("plot-c", "plot-latency-curve-2");
  }

  private Document draw(RunRecord record) throws IOException {
    Reports.write(folder, record);
    assertThat(Reports.read(folder)).isEqualTo(record);
    Reports.draw(folder, record, EnumSet.allOf(Format.class), folder);
    return Jsoup.parse(Files.readString(folder.resolve("report.html")));
  }

  private static Row row(String subject, String measure, double value) {
    return new Row(subject, null, null, Measurement.of(measure, value, Unit.NONE, 1, null, ""));
  }

  private static RunRecord record(
      List<Subject> subjects, List<MeasureInfo> measures, List<Row> rows, List<Curve> curves) {
    RunRecord demo = DemoRun.create().build();
    return new RunRecord(
        RunRecord.SCHEMA,
        "edge",
        "",
        demo.started(),
        demo.elapsed(),
        demo.provenance(),
        subjects,
        null,
        measures,
        rows,
        List.of(),
        curves,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OnDevices.NONE,
        null,
        List.of());
  }
}
