package dev.understudy.metrics;

import dev.understudy.runtimes.ModelFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature network as it is to be used: the model file, what it is fed, and which of its outputs
 * are read.
 *
 * @param name its name, as in {@code fd-<name>}; {@code fid-inception} names FID's own network,
 *     whose Fréchet distance alone is called {@code fid}
 * @param model the model file
 * @param preprocessing how pictures become its input; null where it takes them in [-1,1] at their
 *     own size, its normalisation inside
 * @param outputs the outputs to read, each one row of values per picture; the first has the
 *     features
 * @param logits which of the outputs has class logits, or null
 * @param weights where the weights come from
 */
public record NetworkSpec(
    String name,
    ModelFile model,
    @Nullable Preprocessing preprocessing,
    List<String> outputs,
    @Nullable String logits,
    List<WeightsFile> weights) {
  /** Copies the lists. */
  public NetworkSpec {
    outputs = List.copyOf(outputs);
    weights = List.copyOf(weights);
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("a feature network has an output");
    }
  }

  /** Whether all its weights are as published. */
  public boolean isVerified() {
    return weights.stream().allMatch(WeightsFile::verified);
  }

  /**
   * A file of weights that went into a network.
   *
   * @param name the published file's name, or the model file's
   * @param sha256 its content hash
   * @param verified whether it is the published file, byte for byte; a user's own network is what
   *     it is and counts as verified
   */
  public record WeightsFile(String name, String sha256, boolean verified) {}
}
