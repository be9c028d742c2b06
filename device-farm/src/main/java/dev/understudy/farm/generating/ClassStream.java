package dev.understudy.farm.generating;

import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.NumpyRandom;
import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.InputBinding;

/** The class of picture after picture. */
interface ClassStream {
  /** The next picture's class, from 0. */
  int next();

  /** Passes over pictures. */
  void skip(long count);

  /** How many pictures it has classes for; {@link Long#MAX_VALUE} where nothing bounds them. */
  long available();

  /**
   * The classes that a binding means.
   *
   * @throws dev.understudy.common.InputException if one is none of the classes, or the file of them
   *     cannot be read
   */
  static ClassStream of(InputBinding.ClassLabel binding, String input, InputProblems problems) {
    int classes = binding.classes() == 0 ? Integer.MAX_VALUE : binding.classes();
    if (binding.choice() instanceof ClassChoice.Always always) {
      check(always.label(), classes, "`class`", input, problems);
      return new InOrder(at -> always.label(), Long.MAX_VALUE);
    }
    if (binding.choice() instanceof ClassChoice.Listed listed) {
      int[] labels = Datasets.labels(listed.labels().path());
      if (labels.length == 0) {
        throw problems.error(
            input, listed.labels().name() + " holds no labels", "one for each picture", "mend it");
      }
      for (int i = 0; i < labels.length; i++) {
        check(labels[i], classes, "label " + i + " of " + listed.labels().name(), input, problems);
      }
      return new InOrder(
          at -> labels[Rows.at(at, labels.length, listed.repeat(), input, problems)],
          listed.repeat() ? Long.MAX_VALUE : labels.length);
    }
    return binding.choice() instanceof ClassChoice.Drawn drawn
        ? new Draws(Seeds.open(drawn.numbers(), drawn.seed(), input, problems), classes)
        : new InOrder(at -> (int) (at % classes), Long.MAX_VALUE);
  }

  private static void check(
      int label, int classes, String what, String input, InputProblems problems) {
    if (label < 0 || label >= classes) {
      throw problems.error(
          input,
          what + " is " + label + ", which is none of " + classes + " classes",
          "0 to " + (classes - 1),
          "correct it, or `classes`");
    }
  }

  /** Classes that follow from the picture's number. */
  final class InOrder implements ClassStream {
    private final java.util.function.LongToIntFunction classOf;
    private final long available;
    private long at;

    InOrder(java.util.function.LongToIntFunction classOf, long available) {
      this.classOf = classOf;
      this.available = available;
    }

    @Override
    public int next() {
      return classOf.applyAsInt(at++);
    }

    @Override
    public void skip(long count) {
      at += count;
    }

    @Override
    public long available() {
      return available;
    }
  }

  /** Classes drawn one after another. */
  final class Draws implements ClassStream {
    private final NumpyRandom random;
    private final int classes;

    Draws(NumpyRandom random, int classes) {
      this.random = random;
      this.classes = classes;
    }

    @Override
    public int next() {
      return random.nextInteger(classes);
    }

    @Override
    public void skip(long count) {
      for (long left = count; left > 0; left--) {
        next();
      }
    }

    @Override
    public long available() {
      return Long.MAX_VALUE;
    }
  }
}
