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
 * pictures in [-1,1] as NCHW at its own size; what normalisation it needs is inside the model. Not
 * thread-safe.
 */
public final class FeatureNetwork implements AutoCloseable {
  private final String name;
  private final ModelFile model;
  private final ModelSession session;
  private final TensorSpec input;
  private final String featuresOutput;
  private final @Nullable String logitsOutput;
  private final int dimensions;
  private final int classes;
  private final Set<String> warnings = new LinkedHashSet<>();

  private FeatureNetwork(
      String name,
      ModelFile model,
      ModelSession session,
      TensorSpec input,
      String featuresOutput,
      @Nullable String logitsOutput) {
    this.name = name;
    this.model = model;
    this.session = session;
    this.input = input;
    this.featuresOutput = featuresOutput;
    this.logitsOutput = logitsOutput;
    this.dimensions = width(featuresOutput);
    this.classes = logitsOutput == null ? 0 : width(logitsOutput);
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
          name, model, session, pictureInput(model, session), featuresOutput, logitsOutput);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static TensorSpec pictureInput(ModelFile model, ModelSession session) {
    if (session.inputs().size() == 1 && session.inputs().get(0).shape().size() == 4) {
      return session.inputs().get(0);
    }
    throw new InputException(
        model.path().toString(),
        "its inputs are " + session.inputs(),
        "a feature network with one input, pictures [N,C,H,W]",
        "export the network with everything but the pictures built in");
  }

  /** Values per picture of an output. */
  private int width(String output) {
    TensorSpec spec =
        session.outputs().stream()
            .filter(o -> o.name().equals(output))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        model.path().toString(),
                        "has no output " + output,
                        "one of " + session.outputs(),
                        "name the right output in the experiment's feature-network"));
    long values = 1;
    for (long d : spec.shape().subList(Math.min(1, spec.shape().size()), spec.shape().size())) {
      values = d < 1 ? -1 : values * d;
    }
    if (spec.shape().size() < 2 || values < 1 || values > 1_000_000) {
      throw new InputException(
          model.path().toString(),
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
    Pictures fed = fit(pictures);
    Tensor tensor = Tensor.of(fed.data(), fed.count(), fed.channels(), fed.height(), fed.width());
    Set<String> wanted = new LinkedHashSet<>(Set.of(featuresOutput));
    if (logitsOutput != null) {
      wanted.add(logitsOutput);
    }
    Map<String, Tensor> out = session.run(Map.of(input.name(), tensor), wanted);
    float[] logits =
        logitsOutput == null ? null : values(out, logitsOutput, (long) classes * fed.count());
    return new Extracted(
        values(out, featuresOutput, (long) dimensions * fed.count()), logits, fed.count());
  }

  private Pictures fit(Pictures pictures) {
    long channels = input.shape().get(1);
    Pictures fed = pictures;
    if (channels == 3 && pictures.channels() == 1) {
      warnings.add("Grey pictures were repeated to three channels for " + name + ".");
      fed = threeTimes(pictures);
    }
    if (differs(channels, fed.channels())
        || differs(input.shape().get(2), fed.height())
        || differs(input.shape().get(3), fed.width())) {
      throw new InputException(
          model.path().toString(),
          "the feature network " + name + " takes " + input,
          "pictures of "
              + pictures.channels()
              + "x"
              + pictures.height()
              + "x"
              + pictures.width()
              + ", as the subjects make",
          "use a feature network for pictures of this size and channels");
    }
    return fed;
  }

  private static boolean differs(long asked, int given) {
    return asked > 0 && asked != given;
  }

  private static Pictures threeTimes(Pictures grey) {
    int plane = grey.height() * grey.width();
    float[] data = new float[3 * grey.data().length];
    for (int i = 0; i < grey.count(); i++) {
      for (int c = 0; c < 3; c++) {
        System.arraycopy(grey.data(), i * plane, data, (3 * i + c) * plane, plane);
      }
    }
    return new Pictures(data, grey.count(), 3, grey.height(), grey.width());
  }

  private float[] values(Map<String, Tensor> out, String output, long expected) {
    if (!(out.get(output) instanceof Tensor.Floats floats) || floats.data().length != expected) {
      throw new InputException(
          model.path().toString(),
          "its output " + output + " does not have one row of floats per picture",
          expected + " floats for this batch",
          "export the pooled features, with the batch as first dimension");
    }
    for (float value : floats.data()) {
      if (!Float.isFinite(value)) {
        long bad = count(floats.data());
        throw new InputException(
            model.path().toString(),
            "its output " + output + " holds NaN or infinite values, " + bad + " of " + expected,
            "finite features",
            "check the network's export and its input range [-1,1]");
      }
    }
    return floats.data();
  }

  private static long count(float[] values) {
    long bad = 0;
    for (float value : values) {
      bad += Float.isFinite(value) ? 0 : 1;
    }
    return bad;
  }

  @Override
  public void close() {
    session.close();
  }
}
