package dev.understudy.farm;

import dev.understudy.runtimes.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bindings in words, the same for two that feed the same: for a record's provenance (files by
 * name), and for content hashes (files by what is in them).
 */
public final class BindingText {
  private final Function<InputFile, String> files;
  private final Function<InputFile, String> sets;

  /**
   * @param files says a file
   * @param sets says a set of pictures or label maps
   */
  private BindingText(Function<InputFile, String> files, Function<InputFile, String> sets) {
    this.files = files;
    this.sets = sets;
  }

  /** In words, files by their names. */
  public static String named(InputBinding binding) {
    return new BindingText(InputFile::name, InputFile::name).of(binding);
  }

  /**
   * In words, files by their SHA-256: what it feeds depends on nothing else.
   *
   * @throws dev.understudy.common.InputException if a file cannot be read
   */
  public static String hashed(InputBinding binding) {
    return new BindingText(InputFile::sha256, InputFile::picturesSha256).of(binding);
  }

  private String of(InputBinding binding) {
    if (binding instanceof InputBinding.Latent latent) {
      return "latent " + latent(latent);
    }
    if (binding instanceof InputBinding.ClassLabel label) {
      return classes(label);
    }
    if (binding instanceof InputBinding.Rows rows) {
      String array = rows.array() == null ? "" : " array " + rows.array();
      return "rows of "
          + files.apply(rows.file())
          + array
          + repeat(rows.repeat())
          + truncation(rows.truncation());
    }
    if (binding instanceof InputBinding.Images images) {
      return "pictures of "
          + sets.apply(images.images())
          + ", range "
          + images.low()
          + " to "
          + images.high()
          + (images.resizing() == null ? "" : ", " + images.resizing().id())
          + shape(images.shape())
          + repeat(images.repeat());
    }
    if (binding instanceof InputBinding.Labels labels) {
      return labels(labels);
    }
    return constant(((InputBinding.Constant) binding).value());
  }

  private String labels(InputBinding.Labels labels) {
    InputFile mapping = labels.mapping();
    InputFile edges = labels.edges();
    return "label maps of "
        + sets.apply(labels.maps())
        + ", "
        + labels.classes()
        + " classes"
        + (mapping == null ? "" : " by " + files.apply(mapping))
        + (edges == null ? "" : ", edges of " + sets.apply(edges))
        + (labels.resize() ? ", nearest" : "")
        + repeat(labels.repeat());
  }

  private String latent(InputBinding.Latent latent) {
    return distribution(latent.distribution())
        + seed(latent.numbers(), latent.seed())
        + shape(latent.shape())
        + truncation(latent.truncation());
  }

  private static String seed(BitGenerator numbers, long seed) {
    return ", " + (numbers == BitGenerator.RANDOM_STATE ? "" : numbers.id() + " ") + "seed " + seed;
  }

  private static String distribution(LatentDistribution distribution) {
    if (distribution instanceof LatentDistribution.TruncatedNormal truncated) {
      return "truncated-normal " + truncated.threshold();
    }
    return distribution instanceof LatentDistribution.Uniform uniform
        ? "uniform " + uniform.low() + " to " + uniform.high()
        : "normal";
  }

  private static String shape(List<Long> shape) {
    return shape.isEmpty() ? "" : ", shape " + shape;
  }

  private String truncation(@Nullable Truncation truncation) {
    if (truncation == null) {
      return "";
    }
    InputFile mean = truncation.mean();
    return ", psi " + truncation.psi() + (mean == null ? "" : ", mean " + files.apply(mean));
  }

  private String classes(InputBinding.ClassLabel label) {
    ClassChoice choice = label.choice();
    String of = label.classes() == 0 ? "" : " of " + label.classes();
    if (choice instanceof ClassChoice.Always always) {
      return "class " + always.label() + of;
    }
    if (choice instanceof ClassChoice.Listed listed) {
      return "classes" + of + " by " + files.apply(listed.labels()) + repeat(listed.repeat());
    }
    return choice instanceof ClassChoice.Drawn drawn
        ? "class drawn" + of + seed(drawn.numbers(), drawn.seed())
        : "class i mod " + label.classes();
  }

  private static String repeat(boolean repeat) {
    return repeat ? ", repeated" : "";
  }

  private static String constant(Tensor value) {
    String numbers =
        value instanceof Tensor.Floats floats
            ? Arrays.toString(floats.data())
            : Arrays.toString(((Tensor.Longs) value).data());
    return switch (value.shape().length) {
      case 0 -> "constant " + numbers.substring(1, numbers.length() - 1);
      case 1 -> "constant " + numbers;
      default -> "constant of shape " + Arrays.toString(value.shape()) + " " + numbers;
    };
  }
}
