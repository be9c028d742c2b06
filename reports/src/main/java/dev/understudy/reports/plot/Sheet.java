package dev.understudy.reports.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * What a plot's file shows: its charts one below the other, and below them its key.
 *
 * @param charts at least one, all of one width
 * @param key what the numbers 1, 2, … stand for
 * @param palette the key's colours
 */
record Sheet(List<XYChart> charts, List<String> key, Palette palette) {
  private static final int LINE = 18;
  private static final int MARGIN = 14;
  private static final int NUMBERS = 30;

  /** A single chart. */
  static Sheet of(XYChart chart) {
    return new Sheet(List.of(chart), List.of(), Palette.LIGHT);
  }

  int width() {
    return charts.get(0).getWidth();
  }

  int height() {
    return charts.stream().mapToInt(XYChart::getHeight).sum() + keyHeight();
  }

  private int keyHeight() {
    return key.isEmpty() ? 0 : LINE * key.size() + MARGIN;
  }

  void paint(Graphics2D g) {
    for (XYChart chart : charts) {
      chart.paint(g, chart.getWidth(), chart.getHeight());
      g.translate(0, chart.getHeight());
    }
    if (key.isEmpty()) {
      return;
    }
    g.setColor(palette.ground());
    g.fill(new Rectangle(0, 0, width(), keyHeight()));
    g.setColor(palette.ink());
    g.setFont(Charts.font(Font.PLAIN, 12));
    for (int i = 0; i < key.size(); i++) {
      String number = String.valueOf(i + 1);
      int right = MARGIN + NUMBERS - 10 - g.getFontMetrics().stringWidth(number);
      Label.draw(g, number, right, LINE * (i + 1) - 4f);
      Label.draw(g, key.get(i), MARGIN + NUMBERS, LINE * (i + 1) - 4f);
    }
  }
}
