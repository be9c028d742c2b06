package dev.understudy.benchmarks;

import dev.understudy.datasets.Datasets;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.extraction.ExtractedRows;
import dev.understudy.metrics.extraction.Extraction;
import dev.understudy.metrics.extraction.ExtractionOptions;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.Protocol;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.graphs.GraphBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The memory of an extraction to a file of rows: {@code FOLDER PICTURES}. Pictures of 32x32 become
 * 299x299 for a network that only takes their mean, since Inception itself would take half an hour
 * for 50,000. Run it with a small {@code -Xmx}, which is a bound on the heap that cannot lie.
 */
public final class ExtractionMemory {
  private ExtractionMemory() {}

  /** Prints the process's largest resident memory, as Linux counts it. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int pictures = Integer.parseInt(args[1]);
    Path set = folder.resolve("32-" + pictures);
    if (!Files.exists(set)) {
      PngFolder.make(set, pictures, 32);
    }
    Path onnx = folder.resolve("mean.onnx");
    var graph = new GraphBuilder("mean");
    graph.output(
        "mean",
        graph.flatten(graph.globalAveragePool(graph.input("pictures", -1, 3, 299, 299))),
        -1,
        3);
    graph.write(onnx);
    var spec =
        new NetworkSpec(
            "mean",
            Runtimes.read(onnx),
            Protocol.CLEAN.preprocessing(KnownNetwork.FID_INCEPTION),
            List.of("mean"),
            null,
            List.of());
    int cores = Runtime.getRuntime().availableProcessors();
    long start = System.nanoTime();
    try (FeatureNetwork network = FeatureNetwork.open(spec, SessionOptions.withThreads(cores));
        ExtractedRows rows =
            new Extraction(network, ExtractionOptions.defaults())
                .rows(Datasets.pictures(set), Set.of("mean"), folder)) {
      System.out.printf(
          Locale.ROOT,
          "%d pictures: %.1f s, heap of at most %d MiB, process at most %d MiB resident%n",
          rows.outcome().count(),
          (System.nanoTime() - start) / 1e9,
          Runtime.getRuntime().maxMemory() >> 20,
          largestResident() >> 10);
    }
  }

  private static long largestResident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
