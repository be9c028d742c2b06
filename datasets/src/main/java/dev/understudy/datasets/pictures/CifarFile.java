package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One file of CIFAR in its binary version (www.cs.toronto.edu/~kriz/cifar.html): records of one
 * label byte (CIFAR-10) or a coarse and a fine one (CIFAR-100), then 32x32 red, green and blue.
 *
 * @param labelBytes 1 or 2
 * @param labels the label of each picture; of two the fine one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CifarFile(Path path, int labelBytes, int[] labels) {
  static final int SIDE = 32;
  static final int PICTURE = 3 * SIDE * SIDE;

  /**
   * Reads all labels.
   *
   * @throws InputException if size or labels are not those of CIFAR
   */
  static CifarFile of(Path path) {
    try {
      long size = Files.size(path);
      for (int labelBytes = 1; labelBytes <= 2; labelBytes++) {
        long record = (long) labelBytes + PICTURE;
        if (size > 0 && size % record == 0 && size / record <= Integer.MAX_VALUE) {
          Optional<int[]> labels = labels(path, (int) (size / record), labelBytes);
          if (labels.isPresent()) {
            return new CifarFile(path, labelBytes, labels.get());
          }
        }
      }
      throw new InputException(
          path.toString(),
          "has " + size + " bytes, or labels, that do not fit CIFAR",
          "whole records of 3073 bytes (CIFAR-10) or 3074 (CIFAR-100), labels below 10 or 100",
          "download the binary version again");
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  // A file whose size fits both has labels that fit one.
  private static Optional<int[]> labels(Path path, int count, int labelBytes) throws IOException {
    int[] labels = new int[count];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      for (int i = 0; i < count; i++) {
        int coarse = labelBytes == 2 ? in.read() : 0;
        labels[i] = in.read();
        if (coarse >= 20 || labels[i] >= (labelBytes == 2 ? 100 : 10)) {
          return Optional.empty();
        }
        in.skipNBytes(PICTURE);
      }
    }
    return Optional.of(labels);
  }

  /** The next picture's levels, planar RGB. */
  byte[] next(InputStream in) {
    try {
      in.skipNBytes(labelBytes);
      byte[] levels = in.readNBytes(PICTURE);
      if (levels.length < PICTURE) {
        throw new EOFException();
      }
      return levels;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  static InputException unreadable(Path path, IOException e) {
    return new InputException(
        path.toString(),
        "cannot be read (" + e + ")",
        "a CIFAR file that stays as it is",
        "check the file",
        e);
  }
}
