package dev.understudy.reports.plot;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;

/**
 * A plot that can be drawn.
 *
 * @param id the file name without its ending: letters, digits and dashes
 * @param title what it shows, in a few words
 * @param caption how to read it, one or two sentences, and what it comes to, each in a line
 * @param alternative what it says, for those who cannot see it
 * @param charts draws it for a ground, as charts one below the other
 * @param key what the numbers beside marks stand for, from 1 on; empty where marks have names
 * @param data the same for the page's script, or null where the page shows the picture only
 */
public record Plot(
    String id,
    String title,
    String caption,
    String alternative,
    Function<Palette, List<XYChart>> charts,
    List<String> key,
    @Nullable ChartData data) {
  /** Copies the list. */
  public Plot {
    key = List.copyOf(key);
  }

  /** A plot without numbers to look up. */
  Plot(
      String id,
      String title,
      String caption,
      String alternative,
      Function<Palette, List<XYChart>> charts,
      @Nullable ChartData data) {
    this(id, title, caption, alternative, charts, List.of(), data);
  }

  /** Width of all plots, in pixels of the page. */
  public static final int WIDTH = 720;

  /** Height of all plots. */
  public static final int HEIGHT = 400;
}
