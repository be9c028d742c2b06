package dev.understudy.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendPlotTests {
  private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");
  private static final double NONE = Double.NaN;

  private static TrendPoint point(int day, double value, double half, Validity.Kind validity) {
    return new TrendPoint(
        "aa".repeat(32),
        START.plus(Duration.ofDays(day)),
        value,
        value - half,
        value + half,
        10,
        validity);
  }

  private static TrendSeries series(Unit unit, List<TrendPoint> points) {
    return new TrendSeries("<e>", "s\0", null, null, "m\u202E", unit, points);
  }

  private static List<TrendPoint> nights(int n) {
    List<TrendPoint> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      points.add(point(i, (i < n / 2 ? 10 : 13) + Math.sin(i * 5) / 9, 1, Validity.Kind.MEASURED));
    }
    return points;
  }

  /** The level's colour in a drawn file: there only where a level is. */
  private static boolean hasLevel(byte[] svg) {
    String text = new String(svg, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT);
    return text.contains("rgb(213,94,0)") || text.contains("#d55e00");
  }

  @Test
  void levelsAndTheirStepAreDrawn() throws Exception {
    TrendSeries series = series(Unit.MILLISECONDS, nights(40));
    byte[] svg = TrendPlot.svg(TrendFit.of(series), Palette.LIGHT);
    assertThat(hasLevel(svg)).isTrue();
    assertThat(new String(svg, StandardCharsets.UTF_8)).startsWith("<?xml").contains("<svg");
    var png =
        ImageIO.read(new ByteArrayInputStream(TrendPlot.png(TrendFit.of(series), Palette.DARK)));
    assertThat(png.getWidth()).isEqualTo(2 * Plot.WIDTH);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 400})
  void anyNumberOfRunsCanBeDrawn(int n) throws Exception {
    for (Unit unit : Unit.values()) {
      assertThat(TrendPlot.svg(TrendFit.of(series(unit, nights(n))), Palette.LIGHT)).isNotEmpty();
    }
  }

  @Test
  void oddValuesCanBeDrawn() throws Exception {
    List<TrendPoint> points =
        List.of(
            point(0, 0, NONE, Validity.Kind.MEASURED),
            point(0, 0, NONE, Validity.Kind.MEASURED),
            point(1, NONE, NONE, Validity.Kind.FAILED),
            point(2, Double.POSITIVE_INFINITY, NONE, Validity.Kind.MEASURED),
            point(3, -1e300, 1, Validity.Kind.THROTTLED),
            new TrendPoint("x", Instant.MIN, 1, NONE, NONE, 1, Validity.Kind.MEASURED),
            new TrendPoint("x", Instant.MAX, 1e300, NONE, NONE, 1, Validity.Kind.MEASURED));
    assertThat(TrendPlot.svg(TrendFit.of(series(Unit.NONE, points)), Palette.LIGHT)).isNotEmpty();
    assertThat(TrendPlot.canDraw(series(Unit.NONE, points))).isTrue();
    assertThat(TrendPlot.canDraw(series(Unit.NONE, points.subList(2, 4)))).isFalse();
    assertThat(TrendPlot.canDraw(series(Unit.NONE, List.of()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 4.9E-324, 1e-7, 1e9, 1e17, 1e18})
  void anySizeOfValueCanBeDrawn(double size) throws Exception {
    List<TrendPoint> points =
        List.of(
            point(0, size, NONE, Validity.Kind.MEASURED),
            point(1, Math.nextUp(size), NONE, Validity.Kind.MEASURED),
            point(2, -size, NONE, Validity.Kind.MEASURED));
    for (int n = 1; n <= 3; n++) {
      TrendSeries series = series(Unit.NONE, points.subList(0, n));
      assertThat(TrendPlot.svg(TrendFit.of(series), Palette.LIGHT)).isNotEmpty();
    }
  }

  @Test
  void doubtfulValuesHaveNoLevel() throws Exception {
    List<TrendPoint> points =
        List.of(point(0, 1, 1, Validity.Kind.UNSTABLE), point(1, 2, 1, Validity.Kind.UNSTABLE));
    assertThat(hasLevel(TrendPlot.svg(TrendFit.of(series(Unit.NONE, points)), Palette.LIGHT)))
        .isFalse();
  }
}
