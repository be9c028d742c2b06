package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.Reports.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of subjects on devices, in the page and as files. */
class DeviceTableTests {
  @TempDir Path folder;

  private Document draw(DemoRun run) throws IOException {
    Reports.draw(
        folder, run.build(), EnumSet.of(Format.HTML, Format.MD, Format.CSV), folder.resolve("out"));
    return Jsoup.parse(Files.readString(folder.resolve("out/report.html")));
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  private static Element row(Document page, String place, String subject) {
    return page.select("#latency tbody").stream()
        .filter(body -> body.attr("data-device").equals(place))
        .flatMap(body -> body.select("tr[data-subject=" + subject + "]").stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void realTimeIsSaidToEyeAndEar() throws IOException {
    Document page = draw(DemoPhones.addTo(DemoRun.create().withFiles(folder), folder));

    assertThat(page.select("#latency .reached > [aria-hidden=true]").eachText())
        .hasSize(9)
        .containsOnly("✓");
    assertThat(page.select("#latency .reached > .unseen").eachText())
        .hasSize(9)
        .containsOnly("yes");
    assertThat(page.select("#latency .real-time:not(.reached) > span").eachText())
        .containsExactly("no", "no", "no");
    assertThat(page.select("#latency .notes").text())
        .contains("Real time: a median of at most 33 ms")
        .contains("TfLiteGpuDelegateV2 100 of 100 nodes in 1 partition; thermal none");
  }

  @Test
  void aFastPathThatMakesWrongPicturesIsDoubted() throws IOException {
    Document page = draw(DemoPhones.addTo(DemoRun.create().withFiles(folder), folder));

    Element wrong = row(page, DemoPhones.PIXEL + " · " + DemoPhones.GPU, "blaze-student");
    assertThat(wrong.select(".validity.doubt > span").text()).isEqualTo("output mismatch");
    assertThat(wrong.select(".real-time").text()).isEqualTo("✓yes†");
    Element right = row(page, DemoPhones.PIXEL + " · " + DemoPhones.CPU, "blaze-student");
    assertThat(right.select(".validity:not(.doubt)").text()).isEqualTo("measured");
    assertThat(right.select(".real-time").text()).isEqualTo("✓yes");
    Element simulated = row(page, DemoPhones.GALAXY + " · " + DemoPhones.CPU, "blaze-student");
    assertThat(simulated.select(".validity.doubt > span").text()).isEqualTo("simulated");
    assertThat(simulated.select(".real-time").text()).isEqualTo("✓yes†");
  }

  @Test
  void aSpeedUpOverAWrongTeacherAndAFailedQualityAreDoubtedWithTheirReasons() throws IOException {
    DemoRun run = new DemoRun();
    String fd = "fd-phone";
    run.measure(fd, "FD", MeasureInfo.Group.QUALITY, MeasureInfo.Direction.LOWER);
    for (String subject : List.of("style-teacher", "blaze-student")) {
      double ms = subject.equals("style-teacher") ? 40 : 10;
      run.row(subject, "phone", "tflite", Measurement.of("latency-p50", ms, MS, 64, null, ""));
    }
    run.row("style-teacher", "phone", "tflite", Measurement.of(fd, 5, Unit.NONE, 9, null, ""));
    run.row(
        "blaze-student",
        "phone",
        "tflite",
        Measurement.missing(fd, Unit.NONE, "", Validity.of(Validity.Kind.FAILED, "no pictures")));
    run.row(
        "style-teacher",
        "phone",
        "tflite",
        Measurement.of("parity-max-abs", 2, Unit.NONE, 3, null, "")
            .withValidity(DemoPhones.MISMATCH));
    draw(run);

    assertThat(file("devices.md"))
        .contains(
            "| style-teacher | 5.00 | 40.0<sup>b</sup> | | no† | output mismatch<sup>c</sup> |")
        .contains(
            "| blaze-student | –<sup>d</sup> | 10.0<sup>b</sup> | 4.00×†<sup>e</sup> | ✓ yes |"
                + " measured |")
        .contains("<sup>d</sup> Failed: no pictures.")
        .contains("<sup>e</sup> Output mismatch: the teacher’s: its pictures differ");
  }

  @Test
  void withoutPicturesThereIsNoResolution() throws IOException {
    Document page = draw(DemoRun.create());

    assertThat(page.select("#latency thead th").eachText())
        .contains("MACs ↓a", "Speed-up ↑")
        .doesNotContain("Resolution");
    assertThat(file("devices.md")).doesNotContain("Resolution", "32×32");
    assertThat(file("devices.csv").lines().skip(1))
        .allMatch(line -> line.matches(".*,(teacher|student),,,1.*"));
  }

  @Test
  void settingsSayHowLargeEachModelsPicturesAre() throws IOException {
    DemoRun run = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder);
    run.settings =
        Map.of(
            "style-teacher (onnxruntime) picture size", "16 x 48",
            "style-teacher (tflite) picture size", "8 x 24",
            "blaze-student (tflite) picture size", "all sizes",
            "blaze-student (other) picture size", "1 x 1");
    Document page = draw(run);

    assertThat(row(page, "local · onnxruntime", "style-teacher").child(1).text())
        .isEqualTo("48×16");
    assertThat(row(page, "local · tflite", "style-teacher").child(1).text()).isEqualTo("24×8");
    String phone = DemoPhones.PIXEL + " · " + DemoPhones.CPU;
    assertThat(row(page, phone, "style-teacher").child(1).text()).isEqualTo("24×8");
    assertThat(row(page, phone, "blaze-student").child(1).text())
        .as("as its pictures show")
        .isEqualTo("32×32");
    assertThat(file("devices.csv")).contains("style-teacher,teacher,48,16,");
  }

  @Test
  void whatAPlanDoesNotGiveIsSaidAtItsCell() throws IOException {
    DemoRun run = new DemoRun();
    Validity few = Validity.of(Validity.Kind.NOT_AVAILABLE, "n/a below 64 runs; there are 40");
    run.row("style-teacher", "phone", "tflite", DemoRun.m("latency-p50", 33, MS, 40, 1, "batch 1"));
    run.row(
        "style-teacher", "phone", "tflite", Measurement.missing("latency-p90", MS, "batch 1", few));
    run.row(
        "blaze-student",
        "phone",
        "tflite",
        Measurement.of("latency-p50", 33.01, MS, 40, null, "batch 4")
            .withWarnings(List.of("this is of a call that makes 4 pictures")));
    draw(run);

    assertThat(file("devices.md"))
        .contains("| style-teacher | 33.0 ± 1.0<sup>a</sup> | –<sup>b</sup> | | ✓ yes | measured |")
        .contains("| blaze-student | 33.0<sup>c</sup> | – | 1.00× | no | measured<sup>d</sup> |")
        .contains("<sup>b</sup> n/a below 64 runs; there are 40.")
        .contains("<sup>d</sup> This is of a call that makes 4 pictures.");
  }

  private static final Unit MS = Unit.MILLISECONDS;

  @Test
  void whereNothingWasTimedThereIsNoSuchTable() throws IOException {
    DemoRun run = DemoRun.create();
    run.rows.removeIf(row -> row.device() != null);
    Document page = draw(run);

    assertThat(page.select("#latency")).isEmpty();
    assertThat(folder.resolve("out/devices.md")).doesNotExist();
    assertThat(folder.resolve("out/devices.csv")).doesNotExist();
  }
}
