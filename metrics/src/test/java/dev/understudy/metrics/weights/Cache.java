package dev.understudy.metrics.weights;

import dev.understudy.common.InputException;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.downloads.BrokenServer;
import dev.understudy.metrics.weights.downloads.Downloader;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A cache of small weights: each published file holds one tensor of its own key, and a network is
 * its checkpoints' keys, written by a builder that takes no time.
 */
final class Cache {
  /** The networks built, in order. */
  final List<KnownNetwork> built = Collections.synchronizedList(new ArrayList<>());

  private final Path folder;
  private final Map<String, byte[]> contents;
  private final List<PublishedFile> files;

  Cache(Path folder, Map<String, byte[]> contents, BrokenServer server) {
    this.folder = folder;
    this.contents = contents;
    files =
        PublishedFile.all().stream()
            .map(
                file ->
                    new PublishedFile(
                        file.name(),
                        file.fileName(),
                        server.address(file.fileName()),
                        content(file.name()).length,
                        DigestUtils.sha256Hex(content(file.name())),
                        file.licence(),
                        Map.of(file.name() + ".weight", List.of(2L))))
            .toList();
  }

  byte[] content(String name) {
    return contents.getOrDefault(name, new byte[0]);
  }

  Weights weights() {
    return weights(1);
  }

  Weights weights(int version) {
    return new Weights(
        folder,
        new Catalogue(files),
        this::build,
        version,
        new Downloader(HttpClient.newHttpClient(), wait -> {}, Duration.ofSeconds(20)));
  }

  private void build(KnownNetwork network, List<StateDict> checkpoints, Path onnx) {
    StringBuilder text = new StringBuilder(network.id());
    for (int i = 0; i < checkpoints.size(); i++) {
      String key = network.parts().get(i) + ".weight";
      if (!checkpoints.get(i).tensors().keySet().equals(java.util.Set.of(key))) {
        throw new InputException(
            "checkpoint", "extra tensors", "only " + key, "give the right file");
      }
      text.append(' ').append(key);
      float[] data =
          ((dev.understudy.runtimes.Tensor.Floats) checkpoints.get(i).tensors().get(key)).data();
      text.append('=').append(java.util.Arrays.toString(data));
    }
    try {
      Files.writeString(onnx, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    built.add(network);
  }
}
