package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.farm.ImageOutput;
import dev.understudy.harness.paths.PathModels;
import dev.understudy.harness.paths.PathNetworks;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The generator whose paths are measured, its mapping network, and what is bound to them. */
final class PathModelOptions {
  @Parameters(
      paramLabel = "GENERATOR",
      description = "An ONNX or TFLite file, from a latent (z or w) to pictures.")
  private Path generator = Path.of("");

  @Option(
      names = "--latent",
      paramLabel = "INPUT",
      description = "The latent's input (default: the one that nothing else is bound to).")
  private @Nullable String latent;

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = {
        "What stays constant at another input: a number (for every element), numbers with commas,",
        "or an array FILE.npy, as for noise. May be repeated."
      })
  private List<String> constants = List.of();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = {
        "The mapping network, from z to w; GENERATOR then takes w, one for all layers or one each.",
        "Its output is the only one, its latent the input nothing is bound to."
      })
  private @Nullable Path mapping;

  @Option(
      names = "--mapping-input",
      paramLabel = "NAME=VALUE",
      description = "As --input, for the mapping network: truncation, a class. May be repeated.")
  private List<String> mappingConstants = List.of();

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "The output with the pictures (default: the only one).")
  private @Nullable String output;

  @Option(
      names = "--range",
      paramLabel = "A,B",
      split = ",",
      arity = "1",
      description = "The values that mean black and white (default: -1,1).")
  private List<Double> range = List.of(-1.0, 1.0);

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "nchw or nhwc, where the output's shape does not tell.")
  private ImageOutput.@Nullable Layout layout;

  boolean hasMapping() {
    return mapping != null;
  }

  /**
   * Opens them.
   *
   * @throws InputException if a file is no model, or the bindings do not fit
   */
  PathModels open(SessionOptions options) {
    if (range.size() != 2 || !(range.get(0) < range.get(1))) {
      throw new InputException(
          "--range",
          "it is " + range,
          "two numbers, the one that means black and the larger one that means white",
          "write --range=-1,1 or --range=0,1");
    }
    if (mapping == null && !mappingConstants.isEmpty()) {
      throw new InputException(
          "--mapping-input", "there is no mapping network", "--mapping FILE", "use --input");
    }
    return PathModels.open(
        "generator",
        new PathNetworks(
            Runtimes.read(generator),
            options,
            latent,
            ConstantOption.all("--input", constants),
            new ImageOutput(output, range.get(0), range.get(1), layout),
            mapping == null ? null : Runtimes.read(mapping),
            options,
            ConstantOption.all("--mapping-input", mappingConstants)));
  }

  /** What is bound to the other inputs, as the user wrote it. */
  List<String> bound() {
    return Stream.concat(constants.stream(), mappingConstants.stream()).toList();
  }
}
