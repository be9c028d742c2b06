package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.metrics.RowFile;
import java.nio.file.Path;

/** What is kept of each picture: its exits' distances to the last one, and those predicted. */
final class ExitRows implements AutoCloseable {
  private final RowFile distances;
  private final RowFile predicted;
  private final int exits;

  /**
   * Opens or creates the files.
   *
   * @param expected whether an earlier session wrote some, so that they must be there
   * @throws InputException if they are expected and gone
   */
  ExitRows(RunFolder folder, Contestant contestant, int pictures, int exits, boolean expected) {
    this.exits = exits;
    Path distancesFile = folder.rows("exits-" + contestant.key() + ".distance");
    Path predictedFile = folder.rows("exits-" + contestant.key() + ".predicted");
    this.distances = PictureRows.openOrCreate(distancesFile, pictures, exits - 1, expected);
    this.predicted = PictureRows.openOrCreate(predictedFile, pictures, exits, expected);
  }

  /**
   * Writes a batch.
   *
   * @param distance {@code [n, exits - 1]}
   * @param prediction {@code [n, exits]} or {@code [n, exits - 1]}, the last exit's then being 0;
   *     empty where there is no predictor
   */
  void write(int row, int count, float[] distance, float[] prediction) {
    distances.write(row, distance);
    float[] all = new float[count * exits];
    int width = prediction.length / count;
    for (int i = 0; i < count; i++) {
      System.arraycopy(prediction, i * width, all, i * exits, width);
    }
    predicted.write(row, all);
  }

  /** The measured distances by exit and picture; the last exit's are 0. */
  double[][] distances() {
    double[][] byExit = new double[exits][];
    for (int k = 0; k < exits - 1; k++) {
      byExit[k] = distances.column(k);
    }
    byExit[exits - 1] = new double[distances.count()];
    return byExit;
  }

  /** The predicted distances by exit and picture. */
  double[][] predicted() {
    double[][] byExit = new double[exits][];
    for (int k = 0; k < exits; k++) {
      byExit[k] = predicted.column(k);
    }
    return byExit;
  }

  void force() {
    distances.force();
    predicted.force();
  }

  @Override
  public void close() {
    distances.close();
    predicted.close();
  }
}
