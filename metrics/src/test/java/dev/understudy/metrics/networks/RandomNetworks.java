package dev.understudy.metrics.networks;

import dev.understudy.metrics.weights.CheckpointFile;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.metrics.weights.WeightsProgress;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Published networks with random weights, installed as a user would install them: checkpoints in
 * PyTorch's layout, imported as unverified.
 */
public final class RandomNetworks {
  private RandomNetworks() {}

  /** FID's Inception. */
  public static void installInception(Weights weights, Path folder) {
    install(
        weights, folder, Map.of("inception.pth", SeededCheckpoint.of(FidInception.shapes(), 1)));
  }

  /** LPIPS on SqueezeNet. */
  public static void installLpipsSqueeze(Weights weights, Path folder) {
    Backbone backbone = Backbones.squeezenet();
    install(
        weights,
        folder,
        Map.of(
            "squeezenet.pth",
            SeededCheckpoint.of(backbone.shapes(), 3),
            "heads.pth",
            SeededCheckpoint.of(Lpips.headShapes(backbone), 4)));
  }

  private static void install(Weights weights, Path folder, Map<String, StateDict> files) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.forEach((name, checkpoint) -> CheckpointFile.write(folder.resolve(name), checkpoint));
    List<Path> paths = files.keySet().stream().sorted().map(folder::resolve).toList();
    weights.importFiles(paths, true, WeightsProgress.SILENT);
  }
}
