package dev.understudy.benchmarks;

import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.extraction.BatchSizes;
import dev.understudy.metrics.extraction.Extraction;
import dev.understudy.metrics.extraction.ExtractionOptions;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.Protocol;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of the bare runtime's rate is left when pictures come from PNG files: {@code FOLDER
 * [PICTURES [ROUNDS [PROTOCOL]]]}. Bare calls and extractions take turns; each extraction is set
 * beside the bare rates before and after it. A round also reads the files without a network: what
 * that takes of the cores cannot be had for the network, so it bounds the ratio.
 */
public final class ExtractionSpeed {
  private static final int[] BATCHES = {1, 2, 4, 8, BatchSizes.of(299, 299), 32};
  private static final int[] SIZES = {32, 256, 1024};
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final FeatureNetwork network;
  private final BareNetwork bare;
  private final int pictures;
  private final int best;

  private ExtractionSpeed(FeatureNetwork network, BareNetwork bare, int pictures) {
    this.network = network;
    this.bare = bare;
    this.pictures = pictures;
    bare.rate(1, 40); // the first seconds are slow
    Map<Double, Integer> rates = new TreeMap<>();
    for (int batch : BATCHES) {
      double rate = bare.rate(batch, Math.max(2 * batch, pictures / 2));
      rates.put(rate, batch);
      print("bare network, batch %2d: %6.2f pictures/s", batch, rate);
    }
    this.best = ((TreeMap<Double, Integer>) rates).lastEntry().getValue();
  }

  /** Prints the ratios. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int pictures = args.length > 1 ? Integer.parseInt(args[1]) : 256;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Protocol protocol =
        Protocol.valueOf((args.length > 3 ? args[3] : "clean").toUpperCase(Locale.ROOT));
    Path onnx = folder.resolve("inception.onnx");
    if (!Files.exists(onnx)) {
      RandomInception.write(onnx);
    }
    ModelFile model = Runtimes.read(onnx);
    var spec =
        new NetworkSpec(
            "fid-inception",
            model,
            protocol.preprocessing(KnownNetwork.FID_INCEPTION),
            List.of("2048"),
            null,
            List.of());
    try (BareNetwork bare = new BareNetwork(model);
        FeatureNetwork network = FeatureNetwork.open(spec, SessionOptions.withThreads(CORES))) {
      var speed = new ExtractionSpeed(network, bare, pictures);
      for (int size : SIZES) {
        Path set = folder.resolve(size + "-" + pictures);
        if (!Files.exists(set)) {
          PngFolder.make(set, pictures, size);
        }
        speed.measure(set, size, rounds, protocol);
      }
    }
  }

  private void measure(Path folder, int size, int rounds, Protocol protocol) {
    PictureSource source = Datasets.pictures(folder);
    read(source);
    List<Double> ratios = new ArrayList<>();
    List<Double> bounds = new ArrayList<>();
    List<Double> reads = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    double before = bare.rate(best, pictures / 2);
    for (int round = 0; round < rounds; round++) {
      double rate = extract(source);
      double after = bare.rate(best, pictures / 2);
      double read = read(source);
      double around = (before + after) / 2;
      before = after;
      rates.add(rate);
      reads.add(read);
      ratios.add(rate / around);
      bounds.add(1 / (1 + around / read));
    }
    print(
        "%4d x %4d %s: extraction %6.2f pictures/s, %.3f of the bare network at batch %d (each: %s)"
            + "%n             reading and resizing alone %8.1f pictures/s, so at most %.3f",
        size,
        size,
        protocol.id(),
        median(rates),
        median(ratios),
        best,
        ratios.stream().map(r -> String.format("%.3f", r)).collect(Collectors.joining(", ")),
        median(reads),
        median(bounds));
  }

  private double extract(PictureSource source) {
    long start = System.nanoTime();
    new Extraction(network, ExtractionOptions.defaults())
        .run(source, Set.of("2048"), (row, values, count) -> {});
    return pictures * 1e9 / (System.nanoTime() - start);
  }

  /** Pictures per second ready for the network, on all cores. */
  private double read(PictureSource source) {
    var how =
        new StreamOptions(
            best,
            CORES,
            Colour.RGB,
            Objects.requireNonNull(network.spec().preprocessing()).target(),
            BadPictures.REFUSE);
    long start = System.nanoTime();
    try (PictureSource.PictureStream stream = source.open(how)) {
      for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        network.prepareFitted(batch.get());
      }
    }
    return pictures * 1e9 / (System.nanoTime() - start);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
