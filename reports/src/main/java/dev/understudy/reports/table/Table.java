package dev.understudy.reports.table;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.Role;
import dev.understudy.reports.view.Figures.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison table without a format. Texts are {@linkplain
 * dev.understudy.reports.view.Names#visible visible}, but not escaped.
 *
 * @param title the experiment's name
 * @param columns the columns after the measure's
 * @param sections the rows by group and place
 * @param legend what the signs mean, in whole sentences
 * @param notes the footnotes that marks refer to
 */
public record Table(
    String title,
    List<Column> columns,
    List<Section> sections,
    List<String> legend,
    List<Note> notes) {

  /** What a column holds. */
  public enum Kind {
    /** The real pictures' own value: what a perfect generator would reach. */
    REAL,
    /** A subject's value. */
    SUBJECT,
    /** A student's value − the teacher's. */
    DIFFERENCE,
    /** A student's value / the teacher's. */
    RATIO
  }

  /**
   * A column.
   *
   * @param subject the subject's name; {@code real} for {@link Kind#REAL}
   * @param role the subject's role, null for {@link Kind#REAL}
   * @param several whether there are more students than one, so that the subject must be named
   */
  public record Column(Kind kind, String subject, @Nullable Role role, boolean several) {}

  /** Rows of one group, and for latency of one place. */
  public record Section(Group group, String place, List<Line> lines) {
    /** The heading. */
    public String title() {
      String name =
          switch (group) {
            case QUALITY -> "Quality";
            case PAIRED -> "Student against teacher at equal inputs";
            case ARTIFACTS -> "Artifacts";
            case COST -> "Cost";
            case LATENCY -> "Latency";
          };
      return place.isEmpty() ? name : name + " · " + place;
    }
  }

  /** What the tables call a group. */
  public static String name(Group group) {
    return new Section(group, "", List.of()).title();
  }

  /**
   * A measure's row.
   *
   * @param measure the measure
   * @param label its label with unit and, outside of latency, its place
   * @param marks marks of its footnotes
   * @param cells one for each column
   */
  public record Line(MeasureInfo measure, String label, List<String> marks, List<Cell> cells) {
    /** An arrow to the better side, or nothing. */
    public String arrow() {
      return measure.direction() == Direction.NONE
          ? ""
          : measure.direction() == Direction.LOWER ? "↓" : "↑";
    }
  }

  /**
   * A value.
   *
   * @param figure value and interval; "–" where there is none
   * @param value the number itself, NaN where there is none
   * @param rank whether it is the best or second best of its row
   * @param significant whether a difference was shown
   * @param doubtful whether the figure was not measured as its protocol demands
   * @param marks marks of its footnotes
   */
  public record Cell(
      Figure figure,
      double value,
      Rank rank,
      boolean significant,
      boolean doubtful,
      List<String> marks) {
    /** Whether it is the best of its row. */
    public boolean best() {
      return rank == Rank.BEST;
    }

    /** Whether it is the second best of its row. */
    public boolean second() {
      return rank == Rank.SECOND;
    }
  }

  /** A value's place among those it may be ranked with. */
  public enum Rank {
    BEST,
    SECOND,
    NONE
  }

  /** A footnote. */
  public record Note(String mark, String text) {}
}
