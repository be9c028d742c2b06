package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.ExitSweep.Choice;
import dev.understudy.reports.ExitSweep.Exit;
import dev.understudy.reports.ExitSweep.Speed;
import dev.understudy.reports.ExitSweep.Threshold;
import dev.understudy.reports.ExitSweep.Timing;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.paper.Layouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Early exits in the record and in what is drawn from it. */
class ExitReportTests {
  @TempDir Path folder;

  private static Measurement of(String id, double value, Unit unit) {
    return Measurement.of(id, value, unit, 200, null, "test");
  }

  private static Measurement share(String id, double value) {
    return Measurement.of(
        id,
        value,
        Unit.NONE,
        200,
        new ConfidenceInterval(value - 0.02, value + 0.01, 0.95, "test"),
        "test");
  }

  private static Choice choice(long first, double saving) {
    return new Choice(
        List.of(first, 200 - first),
        share("exit-above", 0.25),
        of("mae", 0.05, Unit.NONE),
        of("exit-macs", 3.4e6, Unit.MACS),
        share("exit-macs-saving", saving),
        List.of(
            new Speed(
                "local",
                "tflite",
                of("exit-latency", 1.25, Unit.MILLISECONDS),
                Measurement.missing(
                    "exit-latency-saving",
                    Unit.NONE,
                    "test",
                    Validity.of(Validity.Kind.FAILED, "crashed")))));
  }

  private static Exit exit(String name, int size, double macs) {
    return new Exit(
        name,
        size,
        size,
        of("mae", size == 32 ? 0 : 0.09, Unit.NONE),
        of("exit-macs", macs, Unit.MACS),
        of("exit-macs", macs + 1e6, Unit.MACS),
        List.of(
            new Timing(
                "local",
                "tflite",
                of("exit-latency", macs / 4e6, Unit.MILLISECONDS),
                of("exit-latency", macs / 3e6, Unit.MILLISECONDS),
                List.of("samples/a.json"))));
  }

  private static RunRecord record() {
    return record("mae");
  }

  private static RunRecord record(String distance) {
    List<Measurement> above = List.of(share("exit-above", 0.5), share("exit-above", 0));
    ExitSweep sweep =
        new ExitSweep(
            "student",
            distance,
            "quality",
            200,
            "How <it> was made.",
            List.of(exit("image_8", 8, 2e6), exit("image_32", 32, 8e6)),
            List.of(
                new Threshold(0.05, above, choice(10, 0.3), choice(20, -0.1)),
                new Threshold(0.1, above, choice(150, 0.575), null)));
    RunRecord r = DemoRun.create().build();
    return new RunRecord(
        r.schema(),
        r.name(),
        r.experimentHash(),
        r.started(),
        r.elapsed(),
        r.provenance(),
        r.subjects(),
        r.reference(),
        r.measures(),
        r.rows(),
        r.comparisons(),
        r.curves(),
        r.samples(),
        r.values(),
        r.gallery(),
        List.of(sweep),
        r.onDevices(),
        r.paper(),
        r.warnings());
  }

  @Test
  void aRecordKeepsThem() {
    Reports.write(folder, record());
    assertThat(Reports.read(folder)).isEqualTo(record());
  }

  @Test
  void tablesShowEachExitAndEachThreshold() throws IOException {
    Reports.draw(folder, record(), EnumSet.allOf(Reports.Format.class), folder);
    assertThat(Files.readString(folder.resolve("exits.md")))
        .contains("| image\\_8 | 8×8 | 0.0900 | 2.00M | 75.0 % | 3.00M | 0.500 | 75.0 % | 0.667 |")
        .contains("| 0.05 | oracle | 5.0 % | 95.0 % | 25.0 % [23.0, 26.0] | 0.0500 | 3.40M |")
        .contains("| 0.05 | predictor | 10.0 % | 90.0 % |")
        .contains("−10.0 % [−12.0, −9.0]")
        .contains("| 0.1 | oracle | 75.0 % |")
        .contains("1.25 | – |");
    assertThat(Files.readString(folder.resolve("exits.tex")))
        .contains("image\\_8", "\\toprule", "75.0 \\%");
    assertThat(Files.readString(folder.resolve("exits.csv")))
        .contains(
            "student,,always-predicted,image_8,,,exit-macs,3000000,MACs",
            "student,0.05,predictor,image_8,,,exit-taken,20",
            "failed,crashed");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Early exits of student, by threshold", "How &lt;it&gt; was made.");
    for (String plot : List.of("saving", "distance", "oracle", "predictor")) {
      assertThat(folder.resolve("plots/exits-" + plot + ".svg")).isNotEmptyFile();
    }
  }

  private String paper(RunRecord record, String row) throws IOException {
    PaperTable beside = Layouts.shipped(Layouts.find("early-exits").orElseThrow(), row);
    Reports.draw(
        folder,
        record.withPaper(beside),
        EnumSet.of(Reports.Format.MD, Reports.Format.TEX),
        folder);
    assertThat(Files.readString(folder.resolve("paper.tex"))).contains("GFLOPs", "a half");
    return Files.readString(folder.resolve("paper.md"));
  }

  @Test
  void theSweepStandsBesideThePapersClaim() throws IOException {
    String md = paper(record("lpips-alex"), "Semantic map");

    assertThat(md)
        .contains("## Exits taken by threshold. Semantic map: student.")
        .contains("| At image\\_8, %<sup>e</sup> | At image\\_32, %<sup>e</sup> | GFLOPs ↓<sup>")
        .containsSubsequence(
            "| LPIPS ≤ 0.05 | oracle, measured | 0.050 | 25.0 \\[23.0, 26.0\\] | 5.0 | 95.0 |"
                + " 0.00680 | 30.0 \\[28.0, 31.0\\] |",
            "| | predictor, measured | 0.050 | 25.0 \\[23.0, 26.0\\] | 10.0 | 90.0 | 0.00680 |"
                + " −10.0 \\[−12.0, −9.0\\] |",
            "| LPIPS ≤ 0.1 | FIANCEE | –<sup>",
            "| up to a half†<sup>",
            "| | oracle, measured | 0.050 |",
            "The paper prints none.",
            "LPIPS network was not found");
    assertThat(md).doesNotContain("measured: ", "(n×)");
  }

  @Test
  void anotherDistancesThresholdsAreNotThePapers() throws IOException {
    assertThat(paper(record(), ""))
        .contains("LPIPS to last exit ↓<sup>", "<br>measured: mae |")
        .containsSubsequence(
            "| LPIPS ≤ 0.1 | FIANCEE |", "| mae ≤ 0.05 | oracle", "| mae ≤ 0.1 | oracle, measured");
  }

  @Test
  void aRunWithoutExitsShowsThePapersClaimAlone() throws IOException {
    assertThat(paper(DemoRun.create().build(), ""))
        .contains("| LPIPS ≤ 0.1 | FIANCEE |")
        .doesNotContain("oracle");
  }

  @Test
  void aRunWithoutExitsHasNoneOfTheirFiles() {
    Reports.draw(folder, DemoRun.create().build(), EnumSet.allOf(Reports.Format.class), folder);
    assertThat(folder.resolve("exits.md")).doesNotExist();
    assertThat(folder.resolve("exits.csv")).doesNotExist();
  }
}
