package dev.understudy.harness.run;

import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.Rows;
import dev.understudy.reports.RunRecord;

/** Where values per picture lie in a run's folder, and how the record names them. */
final class ValueFiles {
  /** What stands for the real pictures in the names of files. */
  static final String REAL_KEY = "real";

  private final RunFolder folder;

  ValueFiles(RunFolder folder) {
    this.folder = folder;
  }

  /** The name of rows of a subject's own pictures. */
  static String own(Contestant contestant, String kind) {
    return own(contestant.key(), kind);
  }

  /** The name of rows of a set of pictures. */
  static String own(String key, String kind) {
    return key + "." + kind;
  }

  /** The name of rows of a student's pictures held against the teacher's. */
  static String pair(Contestant student, String kind) {
    return "pair-" + student.key() + "." + kind;
  }

  /**
   * Writes and names one value per picture that the rows of a set give.
   *
   * @param key the set's key
   */
  RunRecord.ValueFile write(String subject, String measure, double[] values, String key) {
    String name = own(key, measure + ".score");
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    try (RowFile file = RowFile.create(folder.rows(name), values.length, 1)) {
      file.write(0, rounded);
      file.force();
      return of(subject, measure, file, name);
    }
  }

  /**
   * Names a file of one value per picture.
   *
   * @param values what is in the file
   * @param rows the file's name within the folder of rows
   */
  RunRecord.ValueFile of(String subject, String measure, Rows values, String rows) {
    if (values.dimensions() != 1) {
      throw new IllegalArgumentException(
          measure + " has " + values.dimensions() + " values per picture, not one");
    }
    return new RunRecord.ValueFile(
        subject, measure, values.count(), folder.relative(folder.rows(rows)));
  }
}
