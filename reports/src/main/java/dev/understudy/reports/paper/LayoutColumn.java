package dev.understudy.reports.paper;

import dev.understudy.reports.MeasureInfo.Direction;
import java.util.List;

/**
 * A column of a paper's table.
 *
 * @param id its name in {@code published.csv}
 * @param title its heading
 * @param direction which way is better; the heading's arrow
 * @param format how its figures are rounded
 * @param measures ids of our measures that are the paper's, the first measured one is taken
 * @param substitutes ids of measures that are not the paper's and stand in where none of those was
 *     measured; {@code fd-*} is any Fréchet distance. The heading then says so, and their figures
 *     are never compared with published ones
 * @param protocol the setting {@code feature-network.protocol} that the paper's figures need, empty
 *     for any
 * @param note what a reader must know of the column; empty if nothing
 * @param gap why this run cannot have a figure here, where no measure of ours fills the column
 */
public record LayoutColumn(
    String id,
    String title,
    Direction direction,
    CellFormat format,
    List<String> measures,
    List<String> substitutes,
    String protocol,
    String note,
    String gap) {
  /** Copies the lists. */
  public LayoutColumn {
    measures = List.copyOf(measures);
    substitutes = List.copyOf(substitutes);
  }

  static LayoutColumn of(String id, String title, Direction direction, CellFormat format) {
    return new LayoutColumn(id, title, direction, format, List.of(), List.of(), "", "", "");
  }

  LayoutColumn measured(String... ids) {
    return new LayoutColumn(
        id, title, direction, format, List.of(ids), substitutes, protocol, note, gap);
  }

  LayoutColumn orElse(String... ids) {
    return new LayoutColumn(
        id, title, direction, format, measures, List.of(ids), protocol, note, gap);
  }

  LayoutColumn byProtocol(String text) {
    return new LayoutColumn(id, title, direction, format, measures, substitutes, text, note, gap);
  }

  LayoutColumn noted(String text) {
    return new LayoutColumn(
        id, title, direction, format, measures, substitutes, protocol, text, gap);
  }

  LayoutColumn notHere(String why) {
    return new LayoutColumn(
        id, title, direction, format, measures, substitutes, protocol, note, why);
  }

  /** The arrow to the better side, or nothing. */
  String arrow() {
    return switch (direction) {
      case LOWER -> "↓";
      case HIGHER -> "↑";
      case NONE -> "";
    };
  }
}
