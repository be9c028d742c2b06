package dev.understudy.harness.experiment;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/**
 * A place in the file's text.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1
 */
record Position(int line, int column) implements Comparable<Position> {
  static final Position WHOLE_FILE = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  static Position of(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
