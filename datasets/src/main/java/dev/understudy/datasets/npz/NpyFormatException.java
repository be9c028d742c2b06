package dev.understudy.datasets.npz;

/** What is wrong with a .npy array; who knows the file's name makes it an InputException. */
final class NpyFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  NpyFormatException(String problem) {
    super(problem);
  }
}
