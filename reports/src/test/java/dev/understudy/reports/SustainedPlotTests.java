package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.plot.Plots;
import dev.understudy.reports.view.RunView;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latency over minutes of unbroken work. */
class SustainedPlotTests {
  @TempDir Path folder;

  private static SustainedLoad load(String subject, String runtime, double ms, String thermal) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String told = i < 12 && !thermal.equals("unknown") ? "none" : thermal;
      windows.add(new Window(5 * i, 5 * i + 5, 10, ms * (1 + i / 100.), told));
    }
    return new SustainedLoad(subject, "phone", runtime, windows, "f");
  }

  private static List<Plot> plots(SustainedLoad... loads) {
    DemoRun run = DemoRun.create();
    run.onDevices = new OnDevices(List.of(loads), List.of());
    return Plots.of(new RunView(run.build()), List.of()).stream()
        .filter(plot -> plot.id().startsWith("sustained"))
        .toList();
  }

  private static BufferedImage png(Plot plot, Palette palette) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Plots.png(plot, palette)));
  }

  private static int count(BufferedImage image, Color color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void eachDeviceHasAPlotAndEachRuntimeAPanel() throws IOException {
    RunRecord record = DemoPhones.addTo(DemoRun.create(), folder).build();
    List<Plot> plots =
        Plots.of(new RunView(record), List.of()).stream()
            .filter(plot -> plot.id().startsWith("sustained"))
            .toList();

    assertThat(plots).extracting(Plot::id).containsExactly("sustained-1", "sustained-2");
    assertThat(plots.get(0).charts().apply(Palette.LIGHT))
        .extracting(chart -> chart.getTitle())
        .containsExactly(DemoPhones.GPU, DemoPhones.CPU);
    assertThat(plots.get(0).title())
        .isEqualTo("Latency under sustained load on pixel-7-android-14");
    assertThat(plots.get(0).caption().lines())
        .contains(
            "tflite/gpu-fp16: style-teacher ended at 1.42× its first latency (34.9 ms), more than"
                + " 10 % slower from 95.7 s on, thermal status light from 75 s on, moderate from"
                + " 105 s on, severe from 170 s on.",
            "tflite/gpu-fp16: blaze-student ended at 1.04× its first latency (6.36 ms), the latency"
                + " never stayed more than 10 % above the first part's, thermal status light from"
                + " 175 s on.");
    assertThat(plots.get(1).caption())
        .contains("blaze-student ended at 1.00×", "(simulated)")
        .doesNotContain("thermal");
    assertThat(plots.get(0).alternative())
        .contains("style-teacher with tflite/gpu-fp16: 24.8 ms at first, 34.7 ms after 5 minutes");
  }

  @Test
  void thermalStatusIsColouredWhereItIsTold() throws IOException {
    for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
      Plot told = plots(load("style-teacher", "tflite", 10, "severe")).get(0);
      BufferedImage hot = png(told, palette);
      assertThat(count(hot, palette.heat().get(0))).isGreaterThan(5_000);
      assertThat(count(hot, palette.heat().get(3))).isGreaterThan(5_000);
      assertThat(count(hot, palette.heat().get(1))).as("but for blended edges").isLessThan(50);

      BufferedImage silent =
          png(plots(load("style-teacher", "tflite", 10, "unknown")).get(0), palette);
      palette.heat().forEach(color -> assertThat(count(silent, color)).isLessThan(50));
    }
  }

  @Test
  void realTimeIsMarkedWhereItIsNear() throws IOException {
    Color mark = Palette.LIGHT.real();
    BufferedImage near =
        png(plots(load("style-teacher", "tflite", 31, "none")).get(0), Palette.LIGHT);
    BufferedImage far =
        png(plots(load("style-teacher", "tflite", 10, "none")).get(0), Palette.LIGHT);

    assertThat(count(near, mark)).isGreaterThan(500);
    assertThat(count(far, mark)).isZero();
  }

  @Test
  void latenciesFarApartAndSingleWindowsAreDrawn() throws IOException {
    SustainedLoad one =
        new SustainedLoad(
            "blaze-student", "phone", "tflite", List.of(new Window(0, 20, 1, 900, "shutdown")), "");
    List<Plot> plots = plots(load("style-teacher", "tflite", 2, "critical"), one);

    BufferedImage image = png(plots.get(0), Palette.LIGHT);
    assertThat(plots.get(0).id()).isEqualTo("sustained");
    assertThat(count(image, Palette.LIGHT.teacher())).isGreaterThan(1_000);
    assertThat(count(image, Palette.LIGHT.students().get(0))).isGreaterThan(200);
    assertThat(count(image, Palette.LIGHT.heat().get(4))).isGreaterThan(1_000);
    assertThat(count(image, Palette.LIGHT.heat().get(6))).isGreaterThan(200);
    assertThat(plots.get(0).caption())
        .contains("blaze-student took 900 ms at first and 900 ms at last");
  }

  @Test
  void pageAndFilesHaveIt() throws IOException {
    RunRecord record = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder).build();
    Path out = folder.resolve("out");
    Reports.draw(folder, record, EnumSet.of(Format.HTML, Format.CSV, Format.PLOTS), out);
    Document page = Jsoup.parse(Files.readString(out.resolve("report.html")));

    assertThat(page.select("#plot-sustained-1 source[media*=dark]")).hasSize(1);
    assertThat(page.select("#plot-sustained-1 figcaption p")).hasSize(5);
    assertThat(page.select("#files a").eachAttr("href"))
        .contains("sustained.csv", "plots/sustained-1.svg", "plots/sustained-2.png");
    assertThat(Files.readAllLines(out.resolve("sustained.csv")))
        .hasSize(1 + 8 * 60)
        .startsWith("subject,device,runtime,start_s,end_s,runs,median_ms,thermal")
        .element(25)
        .asString()
        .startsWith("style-teacher,pixel-7-android-14,tflite/gpu-fp16,120,125,")
        .endsWith(",moderate");
  }

  @Test
  void withoutALoadThereIsNoFileOfIt() {
    Path out = folder.resolve("out");
    Reports.draw(folder, DemoRun.create().build(), EnumSet.of(Format.CSV), out);

    assertThat(out.resolve("sustained.csv")).doesNotExist();
  }

  @Test
  void comparedRunsStandInOnePlotToldApartByDashes() throws IOException {
    DemoRun first = DemoPhones.addTo(DemoRun.create(), folder);
    DemoRun second = DemoPhones.addTo(DemoRun.create(), folder);
    second.started = java.time.Instant.parse("2026-11-08T09:30:00Z");
    List<Reports.Run> runs =
        List.of(new Reports.Run(first.build(), folder), new Reports.Run(second.build(), folder));
    Reports.compare(runs, java.util.Set.of("key"), EnumSet.of(Format.HTML), folder);
    Document page = Jsoup.parse(Files.readString(folder.resolve("compare.html")));

    assertThat(page.select("#plot-sustained-1 figcaption").text())
        .contains("2026-11-01 · style-teacher ended at 1.42×")
        .contains("2026-11-08 · style-teacher ended at 1.42×");
    assertThat(page.select("script#data").first().data())
        .contains(
            "2026-11-08 · style-teacher\",\"colour\":\"teacher\",\"dash\":1"
                .replace("·", "\\u00B7"));
  }
}
