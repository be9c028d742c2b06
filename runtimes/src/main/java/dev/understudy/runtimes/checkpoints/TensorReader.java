package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns descriptions of tensors into tensors. Storages are decoded one after the other in small
 * pieces, and a tensor that is the whole of its storage takes the decoded array as it is, so no
 * weight is in memory twice.
 */
final class TensorReader {
  private static final int PIECE = 1 << 20;

  /**
   * Views (of tied or sliced weights) may repeat a storage's elements a few times, not a million.
   */
  private static final long MOST_REPEATS = 4;

  private static final long FREE_ELEMENTS = 1 << 20;

  private final StorageSource source;

  TensorReader(StorageSource source) {
    this.source = source;
  }

  Map<String, Tensor> read(Map<String, TensorRef> wanted) throws IOException, Refusal {
    Map<TensorRef, List<String>> keys = new LinkedHashMap<>();
    Map<StorageRef, List<TensorRef>> views = new LinkedHashMap<>();
    wanted.forEach((key, ref) -> keys.computeIfAbsent(ref, unseen -> new ArrayList<>()).add(key));
    keys.keySet()
        .forEach(ref -> views.computeIfAbsent(ref.storage(), unseen -> new ArrayList<>()).add(ref));
    for (StorageRef storage : views.keySet()) {
      source.check(storage);
    }
    checkMemory(views);

    Map<String, Tensor> tensors = new LinkedHashMap<>();
    wanted.keySet().forEach(key -> tensors.put(key, Tensor.of(new long[0], 0)));
    for (Map.Entry<StorageRef, List<TensorRef>> entry : views.entrySet()) {
      Tensor whole = decode(entry.getKey());
      for (TensorRef ref : entry.getValue()) {
        Tensor tensor = Views.take(whole, ref);
        keys.getOrDefault(ref, List.of()).forEach(key -> tensors.put(key, tensor));
      }
    }
    return tensors;
  }

  private Tensor decode(StorageRef storage) throws IOException, Refusal {
    int elements = Math.toIntExact(storage.elements());
    StorageType type = storage.type();
    float[] floats = new float[type.isReal() ? elements : 0];
    long[] longs = new long[type.isReal() ? 0 : elements];
    byte[] piece = new byte[(int) Math.min(PIECE, storage.bytes())];
    try (InputStream in = source.open(storage)) {
      for (int done = 0; done < elements; ) {
        int count = (int) Math.min(piece.length / type.width(), (long) elements - done);
        int bytes = count * type.width();
        if (in.readNBytes(piece, 0, bytes) < bytes) {
          throw Refusal.damaged("it ends in the middle of storage " + Quoted.of(storage.key()));
        }
        ByteBuffer from = ByteBuffer.wrap(piece, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (type.isReal()) {
          type.decode(from, floats, done);
        } else {
          type.decode(from, longs, done);
        }
        done += count;
      }
    }
    return type.isReal() ? Tensor.of(floats, elements) : Tensor.of(longs, elements);
  }

  /** A small file must not ask for a large memory, and a large one only for what is there. */
  private static void checkMemory(Map<StorageRef, List<TensorRef>> views) throws Refusal {
    long stored = views.keySet().stream().mapToLong(StorageRef::elements).sum();
    long bytes = views.keySet().stream().mapToLong(StorageRef::bytesInMemory).sum();
    long taken = 0;
    for (TensorRef tensor : views.values().stream().flatMap(List::stream).toList()) {
      if (!tensor.isWholeStorage()) {
        taken += tensor.elements();
        bytes += (long) tensor.elements() * tensor.storage().type().widthInMemory();
      }
    }
    if (taken > MOST_REPEATS * stored + FREE_ELEMENTS) {
      throw Refusal.tooLarge(
          "its tensors repeat " + stored + " stored elements until there are " + taken,
          "tensors of no more than " + MOST_REPEATS + " times the stored elements",
          "save contiguous tensors: {k: v.contiguous() for k, v in model.state_dict().items()}");
    }
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw Refusal.tooLarge(
          "its tensors take " + (bytes >> 20) + " MB of memory",
          "at most the Java heap's " + (Runtime.getRuntime().maxMemory() >> 20) + " MB",
          "give Java more memory: JAVA_OPTS=-Xmx" + ((bytes >> 20) + 512) + "m");
    }
  }
}
