package dev.understudy.harness.cli.inspect;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is run of a model: all of it, or a file cut out of it with what the chosen outputs need,
 * since a runtime works on every node of a file whatever is asked of it.
 *
 * @param model the file to run
 * @param inputs what it takes, of the model's example
 * @param folder where a cut lies until this is closed; null where nothing was cut
 */
record Narrowed(ModelFile model, Map<String, Tensor> inputs, @Nullable Path folder)
    implements AutoCloseable {
  /**
   * Cuts a model.
   *
   * @param wanted the chosen outputs; empty for the whole model
   */
  static Narrowed of(ModelFile model, Map<String, Tensor> example, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return new Narrowed(model, example, null);
    }
    try {
      Path folder = Files.createTempDirectory("understudy-inspect");
      try {
        Path name = model.path().toAbsolutePath().getFileName();
        ModelFile cut = Runtimes.cut(model, wanted, folder.resolve(String.valueOf(name)));
        Map<String, Tensor> inputs = new LinkedHashMap<>(example);
        inputs.keySet().retainAll(inputsOf(cut));
        return new Narrowed(cut, inputs, folder);
      } catch (RuntimeException e) {
        delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what the chosen outputs need", e);
    }
  }

  private static List<String> inputsOf(ModelFile cut) {
    try (ModelSession session = Runtimes.open(cut, SessionOptions.withThreads(1))) {
      return session.inputs().stream().map(TensorSpec::name).toList();
    }
  }

  /** The inputs' shapes. */
  Map<String, List<Long>> shapes() {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> shapes.put(name, InspectJson.sizes(tensor.shape())));
    return shapes;
  }

  @Override
  public void close() {
    if (folder != null) {
      try {
        delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + folder, e);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
