package dev.understudy.farm.generating;

/** Which of the values that a file holds a picture gets. */
final class Rows {
  private Rows() {}

  /**
   * The place of picture {@code at}.
   *
   * @throws dev.understudy.common.InputException if the file ends before it
   */
  static int at(long at, long held, boolean repeat, String input, InputProblems problems) {
    if (at >= held && !repeat) {
      throw problems.error(
          input,
          "picture " + at + " is asked for, and it is bound to only " + held,
          "as many as pictures are made",
          "lower `pictures`, give more, or set `repeat: true` to start again at the end");
    }
    return Math.toIntExact(at % held);
  }
}
