package dev.understudy.harness.cli.metrics;

import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.demo.DemoAssets;
import dev.understudy.harness.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * Small folders of Fashion-MNIST's pictures, the demo's network ({@code [-1,1]}, 32×32) under a
 * YAML file, and the command line run on them as a user would.
 */
final class Sets {
  private static final Set<String> CACHING = Set.of("fid", "sfid", "fid-infinity", "stats");

  final Path folder;
  final Path network;
  String out = "";
  String err = "";

  Sets(Path folder) {
    this.folder = folder;
    try {
      DemoAssets.unpack(folder);
      this.network =
          Files.writeString(
              folder.resolve("fashion.yaml"),
              """
              name: fashion
              model: fashion-features.onnx
              logits: logits
              """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PNG files of pictures {@code from … from + count - 1}. */
  Path pictures(String name, int from, int count) {
    Path made = folder.resolve(name);
    try (PictureStream stream =
        Datasets.pictures(folder.resolve("real-train-5000.idx3-ubyte.gz")).open(from + count)) {
      Pictures batch = stream.next().orElseThrow();
      for (int i = from; i < from + count; i++) {
        PictureFiles.writePng(batch, i, made.resolve(String.format("%05d.png", i)), 1);
      }
    }
    return made;
  }

  int execute(Object... args) {
    try {
      return run(args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(Object... args) throws IOException {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(outText));
    line.setErr(new PrintWriter(errText));
    List<String> words = new ArrayList<>(Arrays.stream(args).map(Object::toString).toList());
    // Tests leave nothing in the user's own cache.
    if (CACHING.contains(words.get(0)) && !words.contains("--cache")) {
      words.add("--cache");
      words.add(Files.createTempDirectory(folder, "cache").toString());
    }
    int code = line.execute(words.toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return code;
  }
}
