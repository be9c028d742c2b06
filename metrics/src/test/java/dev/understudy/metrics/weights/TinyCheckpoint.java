package dev.understudy.metrics.weights;

import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code torch.save({key: torch.tensor([a, b]), …})} writes, in the zip layout. */
final class TinyCheckpoint {
  private TinyCheckpoint() {}

  static byte[] of(float a, float b, String... keys) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String key : keys) {
      tensors.put(key, Tensor.of(new float[] {a, b}, 2));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CheckpointFile.write(bytes, new StateDict(tensors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
