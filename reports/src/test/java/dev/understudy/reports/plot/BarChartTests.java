package dev.understudy.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class BarChartTests {
  /** A bar as it was drawn: its first and last row, and how far it reaches, in pixels. */
  private record Bar(int top, int bottom, int left, int right) {}

  private static Map<String, Double> bars(int count) {
    Map<String, Double> bars = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      bars.put(
          "Conv /synthesis/blocks." + i + "/a/long/module/name/Conv_output", 0.01 * (count - i));
    }
    return bars;
  }

  private static BufferedImage png(Map<String, Double> bars) throws IOException {
    byte[] bytes = BarChart.draw("Slowest operators", "ms per run", bars, true);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  /** Where the bars' colour stands, row by row. */
  private static List<Bar> drawn(BufferedImage image) {
    int colour = Palette.LIGHT.teacher().getRGB();
    List<Bar> bars = new ArrayList<>();
    for (int y = 0; y < image.getHeight(); y++) {
      int left = -1;
      int right = -1;
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == colour) {
          left = left < 0 ? x : left;
          right = x;
        }
      }
      Bar last = bars.isEmpty() ? null : bars.get(bars.size() - 1);
      if (left >= 0 && last != null && last.bottom() == y - 1) {
        bars.set(bars.size() - 1, new Bar(last.top(), y, left, right));
      } else if (left >= 0) {
        bars.add(new Bar(y, y, left, right));
      }
    }
    return bars;
  }

  @Test
  void drawsTheFirstOnTopAndTheOthersBelowInTheirOrder() throws IOException {
    List<Bar> drawn = drawn(png(bars(20)));
    assertThat(drawn).hasSize(20);
    int longest = drawn.get(0).right() - drawn.get(0).left();
    for (int i = 0; i < 20; i++) {
      int length = drawn.get(i).right() - drawn.get(i).left();
      assertThat(length).isBetween(longest * (20 - i) / 20 - 4, longest * (20 - i) / 20 + 4);
    }
  }

  @Test
  void namesEveryBarEvenWhereNamesAreLong() throws IOException {
    BufferedImage image = png(bars(20));
    for (Bar bar : drawn(image)) {
      int dark = 0;
      for (int y = bar.top(); y <= bar.bottom(); y++) {
        for (int x = 0; x < bar.left() / 2; x++) {
          dark += new Color(image.getRGB(x, y)).getRed() < 100 ? 1 : 0;
        }
      }
      assertThat(dark).as("ink left of the bar at row %d", bar.top()).isGreaterThan(100);
    }
  }

  @Test
  void drawsOneBarAndEqualNames() throws IOException {
    assertThat(drawn(png(Map.of("Conv", 2.5)))).hasSize(1);
    Map<String, Double> alike = new LinkedHashMap<>();
    alike.put("x".repeat(60) + "1" + "y".repeat(60), 2.0);
    alike.put("x".repeat(60) + "2" + "y".repeat(60), 1.0);
    assertThat(drawn(png(alike))).hasSize(2);
  }

  @Test
  void drawsSvg() throws IOException {
    String svg =
        new String(
            BarChart.draw("Slowest operators", "ms per run", bars(3), false),
            StandardCharsets.UTF_8);
    assertThat(svg).contains("<svg").contains("</svg>");
  }
}
