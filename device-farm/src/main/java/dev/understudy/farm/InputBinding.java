package dev.understudy.farm;

import dev.understudy.datasets.Resizing;
import dev.understudy.runtimes.Tensor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What feeds one model input, or, where {@link #input} is a pattern ({@code *} any letters, {@code
 * ?} one), each input that it matches and that has no binding of its own. Of drawn values the k-th
 * match in the model's order, counted from 1, has the seed raised by k.
 */
public sealed interface InputBinding {
  /** The model input's name, or a pattern. */
  String input();

  /**
   * What a pattern means for the k-th input that it matches.
   *
   * @param name the input's name
   * @param k from 1; what is drawn has the seed raised by it
   */
  InputBinding matched(String name, long k);

  /** Whose random numbers it draws; empty where it draws none. */
  default Optional<BitGenerator> draws() {
    return Optional.empty();
  }

  /**
   * Latents drawn row by row, so that subjects with the same seed and latent shape get equal ones.
   *
   * @param input the model input's name
   * @param distribution what they are drawn from
   * @param numbers whose random numbers
   * @param seed the seed of those, within [0, 2^32)
   * @param shape the axes of one picture's row, where the model leaves them open; empty otherwise
   * @param truncation what is done to each value, or null
   */
  record Latent(
      String input,
      LatentDistribution distribution,
      BitGenerator numbers,
      long seed,
      List<Long> shape,
      @Nullable Truncation truncation)
      implements InputBinding {
    /** Copies the shape. */
    public Latent {
      shape = List.copyOf(shape);
    }

    /** Standard normal latents: {@code RandomState(seed).randn(n, …row)}. */
    public Latent(String input, long seed) {
      this(
          input, new LatentDistribution.Normal(), BitGenerator.RANDOM_STATE, seed, List.of(), null);
    }

    @Override
    public InputBinding matched(String name, long k) {
      return new Latent(name, distribution, numbers, seed + k, shape, truncation);
    }

    @Override
    public Optional<BitGenerator> draws() {
      return Optional.of(numbers);
    }
  }

  /**
   * A class label. Given as an id where the input is of whole numbers ({@code [N]} or {@code
   * [N,1]}), one-hot where it is {@code [N,classes]} floats.
   *
   * @param input the model input's name
   * @param classes how many classes, or 0 where that is not told
   * @param choice which class each picture is of
   */
  record ClassLabel(String input, int classes, ClassChoice choice) implements InputBinding {
    /** Picture i is of class {@code i mod classes}. */
    public ClassLabel(String input, int classes) {
      this(input, classes, new ClassChoice.InTurn());
    }

    @Override
    public InputBinding matched(String name, long k) {
      return new ClassLabel(name, classes, choice.matched(k));
    }

    @Override
    public Optional<BitGenerator> draws() {
      return choice instanceof ClassChoice.Drawn drawn
          ? Optional.of(drawn.numbers())
          : Optional.empty();
    }
  }

  /**
   * The same value for every picture, such as a truncation psi.
   *
   * @param input the model input's name
   * @param value one picture's value, or a scalar, or what broadcasts to it by NumPy's rule
   */
  record Constant(String input, Tensor value) implements InputBinding {
    @Override
    public InputBinding matched(String name, long k) {
      return new Constant(name, value);
    }
  }

  /**
   * Rows of an array: row i feeds picture i.
   *
   * @param input the model input's name
   * @param file a {@code .npy}, or an {@code .npz}; its first axis counts pictures
   * @param array which of an {@code .npz}'s arrays; null for a {@code .npy}
   * @param repeat whether it starts again where it has fewer rows than pictures are made
   * @param truncation what is done to each value, or null
   */
  record Rows(
      String input,
      InputFile file,
      @Nullable String array,
      boolean repeat,
      @Nullable Truncation truncation)
      implements InputBinding {
    @Override
    public InputBinding matched(String name, long k) {
      return new Rows(name, file, array, repeat, truncation);
    }
  }

  /**
   * Pictures of a set: its picture i feeds picture i.
   *
   * @param input the model input's name
   * @param images a folder, an archive, an array or a manifest of pictures
   * @param low what black becomes
   * @param high what white becomes
   * @param resizing how pictures are brought to the input's size; null where they have it already
   * @param shape the axes of one picture's row, where the model leaves them open; empty otherwise
   * @param repeat as in {@link Rows}
   */
  record Images(
      String input,
      InputFile images,
      double low,
      double high,
      @Nullable Resizing resizing,
      List<Long> shape,
      boolean repeat)
      implements InputBinding {
    /** Checks the range and copies the shape. */
    public Images {
      if (!(low < high)) {
        throw new IllegalArgumentException("range must ascend: " + low + ", " + high);
      }
      shape = List.copyOf(shape);
    }

    @Override
    public InputBinding matched(String name, long k) {
      return new Images(name, images, low, high, resizing, shape, repeat);
    }
  }

  /**
   * Label maps of a folder, as ids or one channel per class; map i feeds picture i. Where the input
   * has one channel more than classes (and edges), it is that of don't-care.
   *
   * @param input the model input's name
   * @param maps the label maps
   * @param classes how many classes
   * @param mapping a CSV file that tells the class of each id or colour; null where the ids are the
   *     classes
   * @param edges instance maps of the same names and sizes, whose edges are the last channel; or
   *     null
   * @param resize whether maps of another size than the input's are brought to it, by nearest
   *     neighbour
   * @param repeat as in {@link Rows}
   */
  record Labels(
      String input,
      InputFile maps,
      int classes,
      @Nullable InputFile mapping,
      @Nullable InputFile edges,
      boolean resize,
      boolean repeat)
      implements InputBinding {
    @Override
    public InputBinding matched(String name, long k) {
      return new Labels(name, maps, classes, mapping, edges, resize, repeat);
    }
  }
}
