package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.harness.paths.PathModels;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.paths.PathOptions.LatentLength;
import dev.understudy.metrics.paths.PathOptions.Sampling;
import dev.understudy.metrics.paths.PathOptions.Space;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy ppl GENERATOR.onnx}. */
@Command(
    name = "ppl",
    mixinStandardHelpOptions = true,
    description = {
      "Perceptual path length (Karras et al., 2019 and 2020): how much a generator's pictures"
          + " change over a small step between two latents; lower is better.",
      "StyleGAN2's own figure: understudy ppl synthesis.onnx --mapping mapping.onnx"
    })
final class PplCommand implements Callable<Integer> {
  private static final long SEEDS = 1L << 32;

  private enum Crop {
    NONE,
    FACE
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--space",
      paramLabel = "NAME",
      description = {
        "z: spherical steps between normal latents; w: straight ones between what --mapping makes",
        "of them. Default: w where --mapping is given, else z."
      })
  private @Nullable Space space;

  @Option(
      names = "--sampling",
      paramLabel = "NAME",
      defaultValue = "END",
      description = "end: steps begin at a latent; full: anywhere between two (default: end).")
  private Sampling sampling = Sampling.END;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "50000",
      description = "Steps to take (default: 50000, as published).")
  private int samples;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      defaultValue = "1e-4",
      description = "Length of a step (default: 1e-4, StyleGAN's).")
  private double epsilon;

  @Option(
      names = "--crop",
      paramLabel = "NAME",
      defaultValue = "NONE",
      description =
          "none, or face: the part of FFHQ's faces that StyleGAN cut out (default: none).")
  private Crop crop = Crop.NONE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of the latents, NumPy's RandomState (default: 0).")
  private long seed;

  @Option(
      names = "--net",
      paramLabel = "NAME",
      defaultValue = "VGG",
      description = "LPIPS on vgg (as published), alex or squeeze (default: vgg).")
  private LpipsNet net = LpipsNet.VGG;

  @Mixin private PathModelOptions models = new PathModelOptions();
  @Mixin private ReadOptions read = new ReadOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    check();
    Space chosen = space == null ? (models.hasMapping() ? Space.W : Space.Z) : space;
    if (chosen == Space.W && !models.hasMapping()) {
      throw new InputException(
          "--space",
          "w is what a mapping network makes of a latent, and none is given",
          "--mapping MAPPING.onnx, and a GENERATOR that takes w",
          "export the mapping network by itself, or take --space z");
    }
    var options =
        new PathOptions(
            chosen, sampling, epsilon, LatentLength.ROOT_DIMENSIONS, crop == Crop.FACE, seed);
    try (PathModels opened = models.open(read.session());
        PairedMeasure distance = net.open(read)) {
      var paths = new PathWalk(opened, models.bound(), options, distance);
      return output.print(
          paths.measure(spec.name(), samples, read, output.progress(), net != LpipsNet.VGG),
          spec.commandLine().getOut());
    }
  }

  private void check() {
    if (samples < 1) {
      throw new InputException("--samples", "is " + samples, "1 or more", "give 50000");
    }
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new InputException("--epsilon", "is " + epsilon, "above 0 and below 1", "give 1e-4");
    }
    if (seed < 0 || seed >= SEEDS) {
      throw new InputException(
          "--seed", "is " + seed, "0 to 4294967295, as RandomState takes", "give another");
    }
  }
}
