package dev.understudy.datasets.npz;

import dev.understudy.common.InputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A single NumPy array in a {@code .npy} file. */
public final class NpyFile {
  private NpyFile() {}

  /**
   * Reads it whole.
   *
   * @throws InputException if it is damaged or not of numbers
   */
  public static NpyArray read(Path npy) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(npy)))) {
      return NpyReader.read(npy.toString(), in, Files.size(npy));
    } catch (IOException | NpyFormatException e) {
      throw new InputException(
          npy.toString(),
          "cannot be read as an array (" + e.getMessage() + ")",
          "a NumPy array of numbers in a whole .npy file",
          "write it again with numpy.save",
          e);
    }
  }
}
