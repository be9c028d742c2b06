package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.plot.Plots;
import dev.understudy.reports.view.RunView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where names of marks would cover each other there are numbers, and a key. */
class QualityPlotKeyTests {
  @TempDir Path folder;

  private static Plot quality(DemoRun run) {
    return Plots.of(new RunView(run.build()), List.of()).get(0);
  }

  @Test
  void fewMarksHaveTheirNames() throws IOException {
    Plot few = quality(DemoRun.create());

    assertThat(few.key()).isEmpty();
    assertThat(Plots.svg(few, Palette.LIGHT)).isEqualTo(Plots.svgWithoutKey(few, Palette.LIGHT));
  }

  @Test
  void manyMarksHaveNumbersWhoseKeyStandsInTheFileOnly() throws IOException {
    Plot many = quality(DemoPhones.addTo(DemoRun.create(), folder));

    assertThat(many.key())
        .hasSize(12)
        .contains(
            "blaze-student · galaxy-s21-android-13-simulated · tflite/cpu-xnnpack-4-threads"
                + " (simulated)");
    assertThat(many.alternative()).contains("style-teacher · pixel-7-android-14 · tflite/gpu-fp16");
    assertThat(ImageIO.read(new ByteArrayInputStream(Plots.png(many, Palette.DARK))).getHeight())
        .isEqualTo(2 * (Plot.HEIGHT + 12 * 18 + 14));
    assertThat(Plots.svgWithoutKey(many, Palette.LIGHT).length)
        .isLessThan(Plots.svg(many, Palette.LIGHT).length / 2);
  }
}
