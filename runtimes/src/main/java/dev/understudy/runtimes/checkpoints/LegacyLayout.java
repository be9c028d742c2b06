package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.checkpoints.Values.Dict;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * torch.save's layout before 1.6: five pickles (magic number, protocol, the machine, the object,
 * the storages' keys), then for each key its number of elements (int64) and their bytes, in the
 * keys' order.
 */
final class LegacyLayout implements Layout {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final Long PROTOCOL = 1001L;

  private final FileChannel channel;
  private final Map<String, Long> starts = new HashMap<>();

  private LegacyLayout(FileChannel channel) {
    this.channel = channel;
  }

  static LegacyLayout open(Path file) throws IOException {
    return new LegacyLayout(FileChannel.open(file));
  }

  @Override
  public Object root() throws IOException, Refusal {
    PickleInput in =
        new PickleInput(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    StorageTable none = new StorageTable();
    StorageTable storages = new StorageTable();
    if (!MAGIC.equals(Unpickler.load(in, none))) {
      throw Refusal.otherKind(
          "this is a pickle, but torch.save did not write it",
          "save the weights with torch.save(model.state_dict(), file)");
    }
    if (!PROTOCOL.equals(Unpickler.load(in, none))) {
      throw Refusal.damaged("its layout's version is not " + PROTOCOL);
    }
    checkByteOrder(Unpickler.load(in, none));
    Object root = Unpickler.load(in, storages);
    if (!(Unpickler.load(in, none) instanceof List<?> keys)) {
      throw Refusal.damaged("it has no list of storages");
    }
    locate(keys, storages.byKey(), in.position());
    return root;
  }

  private static void checkByteOrder(Object machine) throws Refusal {
    if (!(machine instanceof Dict dict)) {
      throw Refusal.damaged("it does not say on what machine it was made");
    }
    if (!Boolean.TRUE.equals(dict.entries().get("little_endian"))) {
      throw Refusal.otherKind(
          "the checkpoint is not little-endian",
          "save it again on a little-endian machine (any PC, Mac or ARM board)");
    }
  }

  /** Elements' widths stand in the object's pickle only, so this comes after it. */
  private void locate(List<?> keys, Map<String, StorageRef> named, long dataStart)
      throws IOException, Refusal {
    long at = dataStart;
    long end = channel.size();
    for (Object key : keys) {
      StorageRef storage = key instanceof String name ? named.get(name) : null;
      if (storage == null) {
        throw Refusal.damaged("it lists a storage that no tensor lies in");
      }
      long elements = at + Long.BYTES <= end ? int64(at) : -1;
      at += Long.BYTES;
      if (elements != storage.elements() || at + storage.bytes() > end) {
        throw Refusal.damaged(
            "storage " + Quoted.of(storage.key()) + " is cut off, or not where it should be");
      }
      if (starts.put(storage.key(), at) != null) {
        throw Refusal.damaged("it lists storage " + Quoted.of(storage.key()) + " twice");
      }
      at += storage.bytes();
    }
  }

  private long int64(long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      // until all eight are there, or the file ends
    }
    return bytes.hasRemaining() ? -1 : bytes.getLong(0);
  }

  @Override
  public void check(StorageRef storage) throws Refusal {
    if (!starts.containsKey(storage.key())) {
      throw Refusal.damaged("storage " + Quoted.of(storage.key()) + " is missing");
    }
  }

  @Override
  public InputStream open(StorageRef storage) throws IOException, Refusal {
    check(storage);
    channel.position(starts.getOrDefault(storage.key(), 0L));
    // The next storage is read from the same channel, so a storage's stream does not close it.
    return new FilterInputStream(Channels.newInputStream(channel)) {
      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
