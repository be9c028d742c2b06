package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a command found out.
 *
 * @param command its name
 * @param measurements the figures, each under its protocol with its warnings
 * @param network the network they stand on, or null
 * @param inputs the sets
 * @param skipped pictures that were left out, each with the reason
 * @param notes what else is worth saying: a cache that was used, files that were written
 * @param classes how each class fared, where the measure has classes
 * @param pairs every pair's value, where the measure is of pairs
 */
record Answer(
    String command,
    List<Measurement> measurements,
    @Nullable Network network,
    List<Input> inputs,
    List<String> skipped,
    List<String> notes,
    List<ClassScore> classes,
    List<PairScore> pairs) {
  /** Of a measure without classes or pairs. */
  Answer(
      String command,
      List<Measurement> measurements,
      @Nullable Network network,
      List<Input> inputs,
      List<String> skipped,
      List<String> notes) {
    this(command, measurements, network, inputs, skipped, notes, List.of(), List.of());
  }

  /**
   * A pair's value.
   *
   * @param name the pair's relative name without file type, or its number from 000000
   */
  record PairScore(String name, double value) {}

  /**
   * How a class fared.
   *
   * @param number its number in the label maps' mapping
   * @param name its name there
   * @param iou intersection over union, in [0,1]; NaN where it is neither asked for nor found
   * @param pixels pixels that the label maps give it
   */
  record ClassScore(int number, String name, double iou, long pixels) {}

  /**
   * The network that figures stand on.
   *
   * @param name its name
   * @param protocol how pictures were brought to it
   * @param model the model file's SHA-256
   * @param weights the files of weights it was made of
   */
  record Network(String name, String protocol, String model, List<WeightsFile> weights) {}

  /**
   * A set.
   *
   * @param role what it is to the measure: {@code generated}, {@code real}, {@code a}, {@code b}
   * @param path where it is
   * @param kind {@code pictures}, {@code statistics}, {@code labels} or {@code model}
   * @param count pictures; 0 where statistics do not say, and for a model
   * @param sha256 content hash
   */
  record Input(String role, String path, String kind, long count, String sha256) {}

  /** Whether a figure failed; one that a file was not given for did not. */
  boolean hasInvalid() {
    return measurements.stream()
        .map(m -> m.validity().kind())
        .anyMatch(k -> k != Validity.Kind.MEASURED && k != Validity.Kind.NOT_AVAILABLE);
  }
}
