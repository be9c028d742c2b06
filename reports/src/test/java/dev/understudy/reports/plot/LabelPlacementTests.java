package dev.understudy.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Texts keep off marks, bars, each other and the edge. */
class LabelPlacementTests {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 600, 300);
  private static final double LINE = 14;

  private static Rectangle2D box(double x, double y, double halfWidth, double halfHeight) {
    return new Rectangle2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }

  @Test
  void aMarkAloneHasItsTextToItsRight() {
    Rectangle2D mark = box(100, 100, 6, 6);

    Rectangle2D place = new LabelPlacement(AREA, List.of(mark), LINE).place(mark, mark, 80);

    assertThat(place).isEqualTo(new Rectangle2D.Double(110, 93, 80, LINE));
  }

  @Test
  void aMarkAtTheRightEdgeHasItToItsLeft() {
    Rectangle2D mark = box(560, 100, 6, 6);

    Rectangle2D place = new LabelPlacement(AREA, List.of(mark), LINE).place(mark, mark, 80);

    assertThat(place.getMaxX()).isEqualTo(550);
    assertThat(place.getCenterY()).isEqualTo(100);
  }

  @Test
  void aWideBarIsNotWrittenOver() {
    Rectangle2D mark = box(300, 100, 6, 6);
    Rectangle2D bar = box(300, 100, 200, 2);

    Rectangle2D place = new LabelPlacement(AREA, List.of(mark, bar), LINE).place(mark, bar, 80);

    assertThat(place.intersects(bar)).isFalse();
    assertThat(place.getCenterY()).as("just above").isEqualTo(100 - LINE);
  }

  @Test
  void marksSideBySideAtTheLeftEdgeGoAboveTheirBars() {
    Rectangle2D first = box(40, 100, 6, 6);
    Rectangle2D second = box(64, 100, 6, 6);
    List<Rectangle2D> taken = List.of(first, second, box(40, 100, 2, 20), box(64, 100, 2, 20));
    LabelPlacement placement = new LabelPlacement(AREA, taken, LINE);

    Rectangle2D ofFirst = placement.place(first, box(40, 100, 2, 20), 70);
    Rectangle2D ofSecond = placement.place(second, box(64, 100, 2, 20), 100);

    assertThat(ofFirst.getMaxY()).isEqualTo(80);
    assertThat(ofFirst.getCenterX()).isEqualTo(40);
    assertThat(ofSecond.getX()).isEqualTo(74);
  }

  /** As crowded as a run on four devices: no text is cut off or written over another. */
  @Test
  void eightMarksAnywhereFindRoom() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Rectangle2D> marks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        marks.add(box(random.nextDouble(20, 580), random.nextDouble(20, 280), 6, 6));
      }
      LabelPlacement placement = new LabelPlacement(AREA, marks, LINE);
      List<Rectangle2D> placed = new ArrayList<>();
      for (Rectangle2D mark : marks) {
        Rectangle2D place = placement.place(mark, mark, 120);
        assertThat(AREA.contains(place)).isTrue();
        assertThat(placed).noneMatch(other -> other.intersects(place));
        assertThat(marks).noneMatch(other -> other.intersects(place));
        placed.add(place);
      }
    }
  }

  @Test
  void whereNothingIsFreeTheLeastIsCovered() {
    Rectangle2D row = new Rectangle2D.Double(0, 0, 200, LINE);
    Rectangle2D mark = box(100, 7, 6, 6);
    List<Rectangle2D> taken =
        List.of(
            mark, new Rectangle2D.Double(110, 0, 90, LINE), new Rectangle2D.Double(0, 0, 50, LINE));

    Rectangle2D place = new LabelPlacement(row, taken, LINE).place(mark, mark, 90);

    assertThat(place.getMaxX()).as("to the left, where half is free").isEqualTo(90);
  }
}
