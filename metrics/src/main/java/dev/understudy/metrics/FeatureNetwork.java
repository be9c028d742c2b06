package dev.understudy.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * A network that turns pictures into features, and into logits where it is a classifier. Without a
 * {@link Preprocessing} it takes pictures in [-1,1] at its own size; what normalisation it needs is
 * inside the model. A model that takes a fixed number of pictures at once is fed that many, the
 * last batch filled up. Not thread-safe, but for {@link #prepare} and {@link #prepareFitted}.
 */
public final class FeatureNetwork implements AutoCloseable {
  private final NetworkSpec spec;
  private final String where;
  private final ModelSession session;
  private final PictureInput input;
  private final Map<String, Integer> widths;
  private final Set<String> warnings = new ConcurrentSkipListSet<>();

  /** Over an open session, which is closed with it. */
  FeatureNetwork(NetworkSpec spec, ModelSession session) {
    this.spec = spec;
    this.where = spec.model().path().toString();
    this.session = session;
    this.input = PictureInput.of(where, session.inputs());
    Map<String, Integer> found = new LinkedHashMap<>();
    for (String output : spec.outputs()) {
      found.put(output, FeatureOutputs.width(where, session, output));
    }
    if (spec.logits() != null) {
      found.put(spec.logits(), FeatureOutputs.width(where, session, spec.logits()));
    }
    this.widths = found;
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

  /** Pictures as the model takes them, ready to run. */
  public static final class Prepared {
    private final List<Tensor> parts;
    private final int count;

    private Prepared(List<Tensor> parts, int count) {
      this.parts = parts;
      this.count = count;
    }

    /** How many pictures. */
    public int count() {
      return count;
    }
  }

  /**
   * Opens a feature network.
   *
   * @throws InputException if the model has no single picture input, or not these outputs
   */
  public static FeatureNetwork open(NetworkSpec spec, SessionOptions options) {
    ModelSession session = Runtimes.open(spec.model(), options);
    try {
      return new FeatureNetwork(spec, session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Opens a feature network that takes pictures in [-1,1] at its own size.
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
    var weights = new WeightsFile(String.valueOf(model.path().getFileName()), model.sha256(), true);
    return open(
        new NetworkSpec(name, model, null, List.of(featuresOutput), logitsOutput, List.of(weights)),
        options);
  }

  /** As it was asked for. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Its name. */
  public String name() {
    return spec.name();
  }

  /** The dimension d of its features, the first output. */
  public int dimensions() {
    return dimensions(spec.outputs().get(0));
  }

  /**
   * Values per picture of an output.
   *
   * @throws IllegalArgumentException if it is none of those that the network was opened for
   */
  public int dimensions(String output) {
    Integer width = widths.get(output);
    if (width == null) {
      throw new IllegalArgumentException(name() + " was not opened for its output " + output);
    }
    return width;
  }

  /** The number of classes; 0 where it gives no logits. */
  public int classes() {
    return spec.logits() == null ? 0 : dimensions(spec.logits());
  }

  /** How many pictures the model takes at once; 0 if any number. */
  public int fixedBatch() {
    return input.fixedBatch();
  }

  /** What the reader must know of how the pictures were fed, each one sentence; grows with use. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Makes pictures as they are, of one size, ready: quantised, cropped, resized and normalised by
   * the {@link Preprocessing}, if there is one. May run beside anything else.
   *
   * @throws InputException if their size or channels do not fit
   */
  public Prepared prepare(Pictures pictures) {
    Preprocessing preprocessing = spec.preprocessing();
    return prepareFitted(preprocessing == null ? pictures : preprocessing.fit(pictures));
  }

  /**
   * The same for pictures that a stream has already brought to {@link Preprocessing#target()}: they
   * are only normalised.
   */
  public Prepared prepareFitted(Pictures pictures) {
    if (pictures.channels() == 1 && (spec.preprocessing() != null || input.wantsColour(pictures))) {
      warnings.add("Grey pictures were repeated to three channels for " + name() + ".");
    }
    Preprocessing preprocessing = spec.preprocessing();
    Pictures seen = preprocessing == null ? pictures : preprocessing.normalise(pictures);
    input.check(name(), seen);
    int step = input.fixedBatch() > 0 ? input.fixedBatch() : Math.max(1, seen.count());
    List<Tensor> parts = new ArrayList<>();
    for (int from = 0; from < seen.count(); from += step) {
      parts.add(input.tensor(seen, from, step));
    }
    return new Prepared(parts, seen.count());
  }

  /**
   * Runs the network.
   *
   * @param outputs some of those that it was opened for
   * @return each output's rows {@code [count, d]} row-major
   * @throws InputException if the network gives NaN
   */
  public Map<String, float[]> run(Prepared prepared, Set<String> outputs) {
    Map<String, float[]> rows = new LinkedHashMap<>();
    outputs.forEach(output -> rows.put(output, new float[prepared.count * dimensions(output)]));
    int from = 0;
    for (Tensor part : prepared.parts) {
      int given = (int) part.shape()[0];
      int taken = Math.min(given, prepared.count - from);
      Map<String, Tensor> out = session.run(Map.of(input.name(), part), outputs);
      int first = from;
      rows.forEach(
          (output, into) ->
              FeatureOutputs.copy(
                  where, output, out.get(output), dimensions(output), given, taken, into, first));
      from += taken;
    }
    return rows;
  }

  /**
   * Extracts a batch's features, and logits where there are any.
   *
   * @throws InputException if the pictures' size or channels do not fit, or the network gives NaN
   */
  public Extracted extract(Pictures pictures) {
    String features = spec.outputs().get(0);
    String logits = spec.logits();
    var rows = run(prepare(pictures), logits == null ? Set.of(features) : Set.of(features, logits));
    return new Extracted(
        Objects.requireNonNull(rows.get(features)),
        logits == null ? null : rows.get(logits),
        pictures.count());
  }

  @Override
  public void close() {
    session.close();
  }
}
