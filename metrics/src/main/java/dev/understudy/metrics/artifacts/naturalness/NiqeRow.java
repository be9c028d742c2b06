package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.metrics.Rows;

/** A picture's row: the side of its patches, then each patch's sharpness and features. */
final class NiqeRow {
  /** Values of a patch. */
  static final int PATCH = 1 + Niqe.FEATURES;

  /** Patches at least this sharp, relative to their picture's sharpest, are natural ones. */
  private static final double SHARP = 0.75;

  private NiqeRow() {}

  static int dimensions(NiqePatches patches) {
    return 1 + patches.count() * PATCH;
  }

  /** The patch's side in a set's rows. */
  static int side(Rows rows) {
    float[] row = new float[rows.dimensions()];
    rows.read(0, 1, row);
    return (int) row[0];
  }

  /** Of all patches with contrast; without any, the first one's features count as the mean. */
  static PatchMoments all(float[] row) {
    PatchMoments.Builder moments = new PatchMoments.Builder();
    for (int at = 1; at < row.length; at += PATCH) {
      if (row[at] >= 0) {
        moments.add(row, at + 1);
      }
    }
    PatchMoments built = moments.build();
    if (built.count() == 0) {
      moments.add(row, 2);
      PatchMoments flat = moments.build();
      return new PatchMoments(0, flat.mean(), flat.covariance());
    }
    return built;
  }

  /** Of one patch alone, which starts at {@code at}. */
  static PatchMoments one(float[] row, int at) {
    PatchMoments.Builder moments = new PatchMoments.Builder();
    moments.add(row, at + 1);
    return moments.build();
  }

  /** Of the sharp patches of all pictures. */
  static PatchMoments sharp(Rows rows) {
    PatchMoments.Builder moments = new PatchMoments.Builder();
    float[] row = new float[rows.dimensions()];
    for (int i = 0; i < rows.count(); i++) {
      rows.read(i, 1, row);
      float sharpest = 0;
      for (int at = 1; at < row.length; at += PATCH) {
        sharpest = Math.max(sharpest, row[at]);
      }
      for (int at = 1; at < row.length; at += PATCH) {
        if (row[at] > SHARP * sharpest) {
          moments.add(row, at + 1);
        }
      }
    }
    return moments.build();
  }
}
