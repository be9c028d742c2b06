package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.weights.Weights;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far apart a viewer would find two files' pictures: LPIPS, where its network is given. */
final class ParityLpips implements AutoCloseable {
  /** The measure's id. */
  static final String ID = "parity-lpips";

  private final @Nullable PairedMeasure measure;
  private double sum;
  private long pairs;
  private @Nullable String refusal;

  private ParityLpips(@Nullable PairedMeasure measure) {
    this.measure = measure;
  }

  /** Measures nothing where no network is given. */
  static ParityLpips open(Weights.@Nullable Installed network) {
    return new ParityLpips(
        network == null ? null : PairedMeasures.lpips(network, Setup.allCores()));
  }

  /** The values of these pairs; none where there is no network, or it refuses them. */
  float[] add(Pictures reference, Pictures other) {
    if (measure == null || refusal != null) {
      return new float[0];
    }
    try {
      float[] values =
          measure.of(Quantisation.ROUND.apply(other), Quantisation.ROUND.apply(reference));
      for (float value : values) {
        sum += value;
        pairs++;
      }
      return values;
    } catch (InputException e) { // pictures too small for the network
      refusal = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new float[0];
    }
  }

  /** The mean; none where there is no network. */
  Optional<Measurement> measurement() {
    if (measure == null) {
      return Optional.empty();
    }
    String protocol = measure.protocol() + "; mean of pairs, rounded to 8 bits";
    if (refusal != null || pairs == 0) {
      String why = refusal == null ? "the files' pictures differ in size" : refusal;
      return Optional.of(
          Measurement.missing(
              ID, Unit.NONE, protocol, Validity.of(Validity.Kind.NOT_AVAILABLE, why)));
    }
    return Optional.of(Measurement.of(ID, sum / pairs, Unit.NONE, pairs, null, protocol));
  }

  @Override
  public void close() {
    if (measure != null) {
      measure.close();
    }
  }
}
