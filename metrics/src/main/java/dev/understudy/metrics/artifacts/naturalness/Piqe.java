package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/**
 * PIQE (Venkatanath et al., NCC 2015) as MATLAB's {@code piqe} computes it: of the 16×16 blocks of
 * normalised coefficients, those with a variance above 0.1 are active; an active block with a
 * stretch of 6 pixels along an edge whose deviation is below 0.1 has a noticeable artifact, and one
 * whose centre stands out from its surround is noisy. 100·(Σ distortion + 1)/(active blocks + 1):
 * low is good, a picture without any activity gets 100.
 *
 * <p>pypiqe gives the same to 1e-12 for pictures whose sides are multiples of 16 and whose
 * brightest pixel is 255; it mirrors the edge where MATLAB repeats it, and stretches pictures to
 * 255.
 *
 * <p>A row is the score and the shares in [0,1] of the picture's blocks that are active, impaired
 * and noisy.
 */
public final class Piqe {
  /** Values in a row. */
  public static final int DIMENSIONS = 4;

  private static final String PROTOCOL =
      "PIQE as MATLAB's piqe: 16x16 blocks, activity 0.1, window 6, impaired 0.1; 8-bit luma";

  private Piqe() {}

  /**
   * Values in a row, {@link #DIMENSIONS}.
   *
   * @throws dev.understudy.common.InputException if a side is below 16 pixels
   */
  public static int dimensions(int height, int width) {
    Sides.check(Metrics.PIQE, height, width, PiqeBlocks.SIDE, "a block is 16x16 pixels");
    return DIMENSIONS;
  }

  /** One row per picture. */
  public static float[] of(Pictures pictures) {
    dimensions(pictures.height(), pictures.width());
    float[] rows = new float[pictures.count() * DIMENSIONS];
    for (int i = 0; i < pictures.count(); i++) {
      PiqeBlocks blocks = PiqeBlocks.of(pictures, i);
      rows[i * DIMENSIONS] = (float) blocks.score();
      rows[i * DIMENSIONS + 1] = (float) blocks.share(PiqeBlocks.ACTIVE);
      rows[i * DIMENSIONS + 2] = (float) blocks.share(PiqeBlocks.IMPAIRED);
      rows[i * DIMENSIONS + 3] = (float) blocks.share(PiqeBlocks.NOISY);
    }
    return rows;
  }

  /** The mean score over pictures. */
  public static Measurement measure(Rows subject, BootstrapOptions options) {
    return Bootstrap.mean(Metrics.PIQE, Unit.NONE, subject, PROTOCOL, options);
  }

  /** Student − teacher at equal inputs, with the share where the student scores lower. */
  public static Difference difference(Rows student, Rows teacher, BootstrapOptions options) {
    return Bootstrap.pairedDifference(
        Metrics.PIQE,
        Unit.NONE,
        student.column(0),
        teacher.column(0),
        Difference.Better.LOWER,
        PROTOCOL,
        options);
  }

  /** The blocks of the first picture: 1 where impaired, 0.5 where only noisy, 0 elsewhere. */
  public static ArtifactMap map(Pictures picture) {
    int height = picture.height();
    int width = picture.width();
    dimensions(height, width);
    PiqeBlocks blocks = PiqeBlocks.of(picture, 0);
    float[] values = new float[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int marks = blocks.at(y, x);
        values[y * width + x] =
            (marks & PiqeBlocks.IMPAIRED) != 0 ? 1 : (marks & PiqeBlocks.NOISY) != 0 ? 0.5f : 0;
      }
    }
    return ArtifactMap.ofPicture(
        Metrics.PIQE,
        values,
        height,
        width,
        "blocks with a noticeable artifact (1) or Gaussian noise alone (0.5)",
        0,
        1);
  }
}
