package dev.understudy.reports.plot;

import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.RunView;
import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a subject looks in all plots of a record: a shape and a colour of its own.
 *
 * @param color the line's and marker's colour
 * @param marker the marker's shape: squares are teachers, round or pointed ones students
 * @param key the colour's name in {@link Palette#colours}
 */
record Look(Color color, Marker marker, String key) {
  private static final List<Marker> STUDENTS =
      List.of(SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN);

  static Look of(RunView view, String subject, Palette palette) {
    if (subject.equals(RunRecord.REAL)) {
      return new Look(palette.real(), SeriesMarkers.NONE, "real");
    }
    Map<Role, Integer> seen = new EnumMap<>(Role.class);
    for (Subject s : view.subjects()) {
      int index = seen.merge(s.role(), 1, Integer::sum) - 1;
      if (s.name().equals(subject)) {
        return of(s.role(), index, palette);
      }
    }
    return new Look(palette.ink(), SeriesMarkers.PLUS, "ink");
  }

  /** The marker's shape as the page's chart library calls it. */
  String shape() {
    if (marker == SeriesMarkers.SQUARE) {
      return "rect";
    }
    return marker == SeriesMarkers.DIAMOND
        ? "rectRot"
        : marker == SeriesMarkers.CIRCLE ? "circle" : "triangle";
  }

  private static Look of(Role role, int index, Palette palette) {
    return switch (role) {
      case TEACHER -> new Look(palette.teacher(), SeriesMarkers.SQUARE, "teacher");
      case STUDENT ->
          new Look(
              pick(palette.students(), index),
              STUDENTS.get(index % STUDENTS.size()),
              "student" + index % palette.students().size());
      case OTHER ->
          new Look(
              pick(palette.others(), index),
              SeriesMarkers.DIAMOND,
              "other" + index % palette.others().size());
    };
  }

  private static Color pick(List<Color> colors, int index) {
    return colors.get(index % colors.size());
  }
}
