package dev.understudy.metrics.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Validity;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The golden numbers are NumPy's, by DRN's {@code fast_hist} and {@code per_class_iu}: t =
 * RandomState(5).randint(0, 5) with 4 as 255, f = RandomState(6).randint(0, 5) made equal to t
 * where RandomState(7).randint(0, 2) is 1 and t is not 255; 14 pictures of 8x9, 6 classes, of which
 * 4 is found but in no label and 5 is nowhere.
 */
class ConfusionMatrixTests {
  private static final int N = 14;
  private static final int SIZE = 8 * 9;
  private static final int CLASSES = 6;
  private static final BootstrapOptions OPTIONS = BootstrapOptions.defaults();

  private static int[] truth() {
    return Arrays.stream(new NumpyRandomState(5).integers(5, N * SIZE))
        .mapToInt(x -> x == 4 ? ConfusionMatrix.DONT_CARE : (int) x)
        .toArray();
  }

  private static int[] found() {
    int[] truth = truth();
    long[] found = new NumpyRandomState(6).integers(5, N * SIZE);
    long[] right = new NumpyRandomState(7).integers(2, N * SIZE);
    int[] out = new int[N * SIZE];
    for (int i = 0; i < out.length; i++) {
      out[i] = right[i] == 1 && truth[i] != ConfusionMatrix.DONT_CARE ? truth[i] : (int) found[i];
    }
    return out;
  }

  private static LabelBatch batch(int[] truth, int[] found, int from, int to) {
    return new LabelBatch(
        from,
        to - from,
        Arrays.copyOfRange(truth, from * SIZE, to * SIZE),
        Arrays.copyOfRange(found, from * SIZE, to * SIZE));
  }

  private static SegmentationScores scores(int[] truth, int[] found) {
    var matrix = new ConfusionMatrix(CLASSES, "p");
    matrix.add(batch(truth, found, 0, N));
    return matrix.finish();
  }

  @Test
  void everyClassHasNumPysIntersectionOverUnion() {
    var scores = scores(truth(), found());
    assertThat(scores.classIous())
        .containsExactly(
            new double[] {
              0.468503937007874,
              0.512280701754386,
              0.45977011494252873,
              0.4738955823293173,
              0,
              Double.NaN
            },
            within(1e-15));
    assertThat(scores.pixels(2, 0)).isEqualTo(20);
    assertThat(scores.pixels(3, 3)).isEqualTo(118);
    assertThat(scores.pixels(0, CLASSES)).isEqualTo(0);
  }

  /** With the half-width of NumPy's bootstrap over pictures, 4000 resamples. */
  @ParameterizedTest
  @CsvSource({
    "IN_EITHER,0.3828900672068213,0.0405",
    "IN_LABELS,0.4786125840085266,0.0506",
    "ALL,0.3190750560056831,0.0337"
  })
  void eachAveragingHasItsMeanAndInterval(ClassAveraging averaging, double mean, double half) {
    var m = scores(truth(), found()).miou(averaging, OPTIONS);
    assertThat(m.value()).isCloseTo(mean, within(1e-13));
    assertThat(m.n()).isEqualTo(N);
    assertThat(m.warnings()).containsExactly("2 of 6 classes are in no label map.");
    var interval = Objects.requireNonNull(m.interval());
    assertThat(interval.halfWidth()).isCloseTo(half, within(0.1 * half));
    assertThat(interval.contains(m.value())).isTrue();
  }

  @Test
  void pixelAccuracyIsNumPys() {
    var m = scores(truth(), found()).pixelAccuracy(OPTIONS);
    assertThat(m.value()).isCloseTo(0.6134146341463415, within(1e-15));
    assertThat(Objects.requireNonNull(m.interval()).halfWidth()).isCloseTo(0.0476, within(0.005));
  }

  @Test
  void batchesMergeInAnyOrderToTheSameBits() {
    int[] truth = truth();
    int[] found = found();
    List<LabelBatch> parts = new ArrayList<>();
    for (int from = 0; from < N; from += 3) {
      parts.add(batch(truth, found, from, Math.min(N, from + 3)));
    }
    Collections.shuffle(parts, new Random(1));
    var left = new ConfusionMatrix(CLASSES, "p");
    var right = new ConfusionMatrix(CLASSES, "p");
    for (int i = 0; i < parts.size(); i++) {
      (i % 2 == 0 ? left : right).add(parts.get(i));
    }
    left.merge(right);
    var golden = scores(truth, found);
    assertThat(left.finish().miou(ClassAveraging.IN_EITHER, OPTIONS))
        .isEqualTo(golden.miou(ClassAveraging.IN_EITHER, OPTIONS));
    assertThat(left.finish().pixelAccuracy(OPTIONS)).isEqualTo(golden.pixelAccuracy(OPTIONS));
    assertThatThrownBy(() -> left.add(parts.get(0))).hasMessageContaining("taken already");
  }

  /** What a run keeps of each picture says the same, to the bit. */
  @Test
  void rowsOfPicturesGiveTheMatrixsScores() {
    int[] truth = truth();
    int[] found = found();
    float[] rows = new float[N * SegmentationRows.dimensions(CLASSES)];
    for (int from = 0; from < N; from += 4) {
      float[] part = SegmentationRows.of(batch(truth, found, from, Math.min(N, from + 4)), CLASSES);
      System.arraycopy(part, 0, rows, from * SegmentationRows.dimensions(CLASSES), part.length);
    }
    var kept = SegmentationRows.scores(Rows.of(rows, 3 * CLASSES), CLASSES, "p");
    var golden = scores(truth, found);
    for (ClassAveraging averaging : ClassAveraging.values()) {
      assertThat(kept.miou(averaging, OPTIONS)).isEqualTo(golden.miou(averaging, OPTIONS));
    }
    assertThat(kept.pixelAccuracy(OPTIONS)).isEqualTo(golden.pixelAccuracy(OPTIONS));
    assertThat(kept.classIous()).containsExactly(golden.classIous());
    assertThatThrownBy(() -> kept.pixels(0, 0)).isInstanceOf(IllegalStateException.class);
  }

  /** Copies of one picture: whatever is drawn, the score is the same, and blocks hide nothing. */
  @Test
  void manyPicturesAreKeptInAHundredBlocks() {
    int[] truth = truth();
    int[] found = found();
    var matrix = new ConfusionMatrix(CLASSES, "p");
    for (int i = 0; i < 700; i++) {
      LabelBatch one = batch(truth, found, i % N, i % N + 1);
      matrix.add(new LabelBatch(i, 1, one.truth(), one.found()));
    }
    var m = matrix.finish().miou(ClassAveraging.IN_LABELS, OPTIONS);
    assertThat(m.value()).isCloseTo(0.4786125840085266, within(1e-13));
    var interval = Objects.requireNonNull(m.interval());
    assertThat(interval.method()).contains("100 blocks");
    assertThat(interval.halfWidth()).isBetween(1e-4, 0.0506 / Math.sqrt(50) * 1.5);
  }

  @Test
  void aStudentThatIsMoreOftenRightIsBetter() {
    int[] truth = truth();
    int[] teacher = found();
    int[] student = teacher.clone();
    // The first nine pictures are found as they should be, the others as the teacher's.
    for (int i = 0; i < 9 * SIZE; i++) {
      student[i] = truth[i] == ConfusionMatrix.DONT_CARE ? 0 : truth[i];
    }
    var mine = scores(truth, student);
    var theirs = scores(truth, teacher);
    var accuracy = mine.pixelAccuracyDifference(theirs, OPTIONS);
    assertThat(accuracy.value().value())
        .isCloseTo(
            mine.pixelAccuracy(OPTIONS).value() - theirs.pixelAccuracy(OPTIONS).value(),
            within(1e-15));
    assertThat(accuracy.shareBetter()).isEqualTo(9.0 / N);
    assertThat(Objects.requireNonNull(accuracy.value().interval()).low()).isPositive();
    var miou = mine.miouDifference(theirs, ClassAveraging.IN_LABELS, OPTIONS);
    assertThat(Objects.requireNonNull(miou.value().interval()).low()).isPositive();
    assertThat(miou.shareBetter()).isNull();
    var same = mine.miouDifference(mine, ClassAveraging.IN_LABELS, OPTIONS).value();
    assertThat(Objects.requireNonNull(same.interval()).high()).isEqualTo(0);
  }

  @Test
  void noClassFoundIsAMissAndNoFalseAlarm() {
    var matrix = new ConfusionMatrix(2, "p");
    int none = ConfusionMatrix.DONT_CARE;
    matrix.add(new LabelBatch(0, 1, new int[] {0, 0, 1, none}, new int[] {0, none, 1, 1}));
    assertThat(matrix.finish().classIous()).containsExactly(0.5, 1);
    assertThat(matrix.finish().pixels(0, 2)).isEqualTo(1);
  }

  @Test
  void labelsBeyondTheClassesAreRefusedByPicture() {
    var matrix = new ConfusionMatrix(CLASSES, "p");
    assertThatThrownBy(() -> matrix.add(new LabelBatch(7, 2, new int[] {0, 6}, new int[] {0, 0})))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("picture 8", "class 6", "6 classes", "mapping");
  }

  @Test
  void nothingButDontCareAndTooFewPicturesFail() {
    int[] none = new int[N * SIZE];
    Arrays.fill(none, ConfusionMatrix.DONT_CARE);
    var empty = scores(none, found()).miou(ClassAveraging.ALL, OPTIONS);
    assertThat(empty.validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(empty.validity().reason()).contains("don't-care");
    var matrix = new ConfusionMatrix(CLASSES, "p");
    matrix.add(batch(truth(), found(), 0, 9));
    assertThat(matrix.finish().pixelAccuracy(OPTIONS).validity().reason()).contains("at least 10");
  }
}
