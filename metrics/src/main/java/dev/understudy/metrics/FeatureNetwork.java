package dev.understudy.metrics;

import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that turns pictures into features, and into logits where it is a classifier. It takes
 * pictures in [-1,1] at its own size; what normalisation it needs is inside the model. Not
 * thread-safe.
 */
public final class FeatureNetwork implements AutoCloseable {
  private FeatureNetwork() {}

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
   * @throws dev.understudy.common.InputException if the model has no single picture input, or not
   *     these outputs
   */
  public static FeatureNetwork open(
      String name,
      ModelFile model,
      String featuresOutput,
      @Nullable String logitsOutput,
      SessionOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Its name. */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /** The feature dimension d. */
  public int dimensions() {
    throw new UnsupportedOperationException();
  }

  /** The number of classes; 0 where it gives no logits. */
  public int classes() {
    throw new UnsupportedOperationException();
  }

  /** What the reader must know of how the pictures were fed, each one sentence; grows with use. */
  public List<String> warnings() {
    throw new UnsupportedOperationException();
  }

  /**
   * Extracts a batch.
   *
   * @throws dev.understudy.common.InputException if the pictures' size or channels do not fit, or
   *     the network gives NaN
   */
  public Extracted extract(Pictures pictures) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
