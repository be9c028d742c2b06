package dev.understudy.reports.plot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page's script draws a plot from: the figures behind the plot's picture. Numbers are
 * finite but where a line is broken; texts are {@linkplain
 * dev.understudy.reports.view.Names#visible visible}.
 */
public sealed interface ChartData {
  /** How the script tells them apart. */
  @JsonProperty("kind")
  String kind();

  /**
   * Measures against each other, one mark for each subject and place.
   *
   * @param axes the measures that an axis can show
   * @param x the axis shown first
   * @param y likewise
   * @param size the measure that a mark's area stands for, or null
   * @param points the marks
   * @param values every value that a point refers to
   * @param floors what real pictures reach, by measure id
   */
  record Scatter(
      List<Axis> axes,
      String x,
      String y,
      @Nullable String size,
      List<Point> points,
      List<Value> values,
      Map<String, Double> floors)
      implements ChartData {
    /** Copies the lists. */
    public Scatter {
      axes = List.copyOf(axes);
      points = List.copyOf(points);
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "scatter";
    }
  }

  /**
   * A measure: its id, label with unit, its group's id and {@code lower}, {@code higher} or none.
   */
  record Axis(String id, String label, String group, String better) {}

  /**
   * A mark.
   *
   * @param subject whose
   * @param colour a colour's name, see {@link Palette#colours}
   * @param shape the marker's shape
   * @param device the device's id, or empty
   * @param runtime the runtime's label, or empty
   * @param values by measure id, the place of its value in {@link Scatter#values}
   */
  record Point(
      String subject,
      String colour,
      String shape,
      String device,
      String runtime,
      Map<String, Integer> values) {}

  /**
   * A value with the ends of its interval.
   *
   * @param v the value
   * @param low the interval's lower end, or null
   * @param high the upper end, or null
   * @param text as it is printed
   * @param doubt why it may not be believed; empty where it may
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Value(double v, @Nullable Double low, @Nullable Double high, String text, String doubt) {}

  /**
   * Lines, one picture at a time.
   *
   * @param views the pictures to choose from
   * @param choice what a list to choose from is called; empty where buttons do for a few pictures
   */
  record Lines(List<View> views, @JsonInclude(JsonInclude.Include.NON_EMPTY) String choice)
      implements ChartData {
    /** Copies the list. */
    public Lines {
      views = List.copyOf(views);
    }

    /** Pictures of measures. */
    Lines(List<View> views) {
      this(views, "");
    }

    @Override
    public String kind() {
      return "lines";
    }
  }

  /**
   * One picture.
   *
   * @param name what the switch between pictures calls it
   * @param x the axis
   * @param y the axis
   * @param lines what is drawn
   * @param strips coloured strips above the lines
   */
  record View(
      String name,
      Scale x,
      Scale y,
      List<Line> lines,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Strip> strips) {
    /** Copies the lists. */
    public View {
      lines = List.copyOf(lines);
      strips = List.copyOf(strips);
    }

    /** Lines alone. */
    View(String name, Scale x, Scale y, List<Line> lines) {
      this(name, x, y, lines, List.of());
    }
  }

  /**
   * A stretch of the x axis in one state.
   *
   * @param lane which of the strips one above the other, from 0
   * @param of the colour's name of the line that it belongs to
   * @param dash that line's dashes
   * @param from where it begins on the x axis
   * @param to where it ends
   * @param fill its colour's name
   * @param ink the name of the text's colour
   * @param word the state
   */
  record Strip(
      int lane,
      String of,
      int dash,
      double from,
      double to,
      String fill,
      String ink,
      String word) {}

  /**
   * An axis.
   *
   * @param title what it shows, with its unit
   * @param type {@code linear}, {@code logarithmic} or {@code date} (days since 1970)
   * @param min its lower end, or null where the values choose it
   * @param max its upper end, likewise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Scale(String title, String type, @Nullable Double min, @Nullable Double max) {
    /** A linear axis whose ends the values choose. */
    static Scale of(String title) {
      return new Scale(title, "linear", null, null);
    }
  }

  /**
   * A line.
   *
   * @param label what the legend calls it
   * @param colour a colour's name, see {@link Palette#colours}
   * @param dash which dashes, from 0
   * @param dots whether its points are marked
   * @param x abscissae
   * @param y ordinates; NaN where the line is broken
   * @param low lower ends of the ordinates' intervals, or empty
   * @param high upper ends, likewise
   * @param notes a text for each point, or empty
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Line(
      String label,
      String colour,
      int dash,
      boolean dots,
      List<Double> x,
      List<Double> y,
      List<Double> low,
      List<Double> high,
      List<String> notes) {
    /** A plain line without marks. */
    static Line plain(String label, String colour, int dash, double[] x, double[] y) {
      return new Line(
          label,
          colour,
          dash,
          false,
          Rounding.all(x),
          Rounding.all(y),
          List.of(),
          List.of(),
          List.of());
    }
  }
}
