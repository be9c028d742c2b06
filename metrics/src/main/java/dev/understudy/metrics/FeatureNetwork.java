package dev.understudy.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network that turns pictures into features, and into logits where it is a classifier. It takes
 * pictures in [-1,1] at its own size; what normalisation it needs is inside the model. A model that
 * takes a fixed number of pictures at once is fed that many, the last batch filled up. Not
 * thread-safe.
 */
public final class FeatureNetwork implements AutoCloseable {
  private static final long MOST_VALUES = 1_000_000;

  private final String name;
  private final String where;
  private final ModelSession session;
  private final PictureInput input;
  private final String featuresOutput;
  private final @Nullable String logitsOutput;
  private final int dimensions;
  private final int classes;
  private final Set<String> warnings = new LinkedHashSet<>();

  /** Over an open session, which is closed with it. */
  FeatureNetwork(
      String name,
      String where,
      ModelSession session,
      String featuresOutput,
      @Nullable String logitsOutput) {
    this.name = name;
    this.where = where;
    this.session = session;
    this.input = PictureInput.of(where, session.inputs());
    this.featuresOutput = featuresOutput;
    this.logitsOutput = logitsOutput;
    this.dimensions = width(where, session, featuresOutput);
    this.classes = logitsOutput == null ? 0 : width(where, session, logitsOutput);
  }

  /**
   * What a batch of pictures gave.
   *
   * @param features {@code [count, dimensions]} row-major
   * @param logits {@code [count, classes]} row-major, or null where none were asked for
   * @param count pictures
   */
  @SuppressWarnings("ArrayRecordComponent") // a batch is a view of its arrays
  public record Extracted(float[] features, float @Nullable [] logits, int count) {}

  /**
   * Opens a feature network.
   *
   * @param name its name, as in {@code fd-<name>}
   * @param featuresOutput the output {@code [N,d]} (or {@code [N,d,1,1]}) with the features
   * @param logitsOutput the output {@code [N,classes]}, or null if it is no classifier
   * @throws InputException if the model has no single picture input, or not these outputs
   */
  public static FeatureNetwork open(
      String name,
      ModelFile model,
      String featuresOutput,
      @Nullable String logitsOutput,
      SessionOptions options) {
    ModelSession session = Runtimes.open(model, options);
    try {
      return new FeatureNetwork(
          name, model.path().toString(), session, featuresOutput, logitsOutput);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Values per picture of an output. */
  private static int width(String where, ModelSession session, String output) {
    TensorSpec spec =
        session.outputs().stream()
            .filter(o -> o.name().equals(output))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        where,
                        "has no output " + output,
                        "one of " + session.outputs(),
                        "name the right output in the experiment's feature-network"));
    long values = spec.shape().size() < 2 ? -1 : 1;
    for (long d : spec.shape().subList(Math.min(1, spec.shape().size()), spec.shape().size())) {
      values = d < 1 || values < 1 || values > MOST_VALUES ? -1 : values * d;
    }
    if (values < 1 || values > MOST_VALUES) {
      throw new InputException(
          where,
          "its output " + spec + " is not one row of values per picture",
          "features [N,d] with d fixed",
          "export the pooled features");
    }
    return Math.toIntExact(values);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The feature dimension d. */
  public int dimensions() {
    return dimensions;
  }

  /** The number of classes; 0 where it gives no logits. */
  public int classes() {
    return classes;
  }

  /** What the reader must know of how the pictures were fed, each one sentence; grows with use. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Extracts a batch.
   *
   * @throws InputException if the pictures' size or channels do not fit, or the network gives NaN
   */
  public Extracted extract(Pictures pictures) {
    input.check(name, pictures);
    if (input.wantsColour(pictures)) {
      warnings.add("Grey pictures were repeated to three channels for " + name + ".");
    }
    int count = pictures.count();
    int step = input.fixedBatch() > 0 ? input.fixedBatch() : Math.max(1, count);
    float[] features = new float[count * dimensions];
    float[] logits = new float[count * classes];
    Set<String> wanted =
        logitsOutput == null ? Set.of(featuresOutput) : Set.of(featuresOutput, logitsOutput);
    for (int from = 0; from < count; from += step) {
      Map<String, Tensor> out =
          session.run(Map.of(input.name(), input.tensor(pictures, from, step)), wanted);
      int taken = Math.min(step, count - from);
      copy(out, featuresOutput, dimensions, step, taken, features, from);
      if (logitsOutput != null) {
        copy(out, logitsOutput, classes, step, taken, logits, from);
      }
    }
    return new Extracted(features, logitsOutput == null ? null : logits, count);
  }

  private void copy(
      Map<String, Tensor> out,
      String output,
      int width,
      int given,
      int taken,
      float[] into,
      int row) {
    if (!(out.get(output) instanceof Tensor.Floats floats)
        || floats.data().length != given * width) {
      throw new InputException(
          where,
          "its output " + output + " does not have one row of floats per picture",
          "[" + given + "," + width + "] for this batch",
          "export the pooled features, with the batch as first dimension");
    }
    for (int i = 0; i < taken * width; i++) {
      if (!Float.isFinite(floats.data()[i])) {
        throw new InputException(
            where,
            "its output "
                + output
                + " is "
                + floats.data()[i]
                + " for picture "
                + (i / width)
                + " of the batch",
            "finite values",
            "check the pictures, the network's export and its input range [-1,1]");
      }
    }
    System.arraycopy(floats.data(), 0, into, row * width, taken * width);
  }

  @Override
  public void close() {
    session.close();
  }
}
