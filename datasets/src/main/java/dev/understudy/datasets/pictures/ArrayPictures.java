package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.npz.NpyStream;
import dev.understudy.datasets.streaming.DecodingStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a NumPy array, uint8 or floats of a stated range, read as a stream. Its hash goes
 * over the type, the shape as four bytes big-endian each, and the values as stored (as doubles,
 * where they are floats), so a .npy and an .npz of one array have the same.
 */
final class ArrayPictures implements PictureSource {
  private final Path path;
  private final Supplier<NpyStream> array;
  private final Supplier<Optional<int[]>> labels;
  private final @Nullable ValueRange range;
  private final String type;
  private final int[] shape;
  private final ArrayLayout layout;
  private @Nullable String sha256;

  /**
   * Reads the header.
   *
   * @param array opens it at its start
   * @param range what the values of floats mean
   */
  ArrayPictures(
      Path path,
      Supplier<NpyStream> array,
      Supplier<Optional<int[]>> labels,
      @Nullable ValueRange range) {
    this.path = path;
    this.array = array;
    this.labels = labels;
    this.range = range;
    try (NpyStream in = array.get()) {
      this.type = in.type();
      this.shape = in.shape();
      this.layout = ArrayLayout.of(in.where(), shape);
      checkType(in.where(), type, range);
    }
  }

  private static void checkType(String where, String type, @Nullable ValueRange range) {
    boolean floats = type.startsWith("f");
    if (!floats && !type.equals("u1")) {
      throw new InputException(
          where, "holds values of the type " + type, "uint8, or floats", "convert it to uint8");
    }
    if (floats && range == null) {
      throw new InputException(
          where,
          "holds floats, and nothing says which stand for black and white",
          "uint8, or floats with their range stated",
          "state the range ("
              + String.join(", ", Arrays.stream(ValueRange.values()).map(ValueRange::id).toList())
              + "), or save uint8");
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long count() {
    return layout.count();
  }

  @Override
  public Optional<int[]> labels() {
    return labels.get();
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      MessageDigest digest = DigestUtils.getSha256Digest();
      digest.update((byte) type.charAt(0));
      digest.update((byte) type.charAt(1));
      for (int size : shape) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
      }
      try (NpyStream in = array.get()) {
        for (int i = 0; i < layout.count(); i++) {
          digest.update(type.equals("u1") ? in.bytes(layout.values()) : doubles(in));
        }
      }
      sha256 = Hex.encodeHexString(digest.digest());
    }
    return sha256;
  }

  private byte[] doubles(NpyStream in) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, layout.values()));
    for (double value : in.doubles(layout.values())) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  @Override
  public PictureStream open(StreamOptions options) {
    return new DecodingStream(name(), new ArrayFeed(array.get(), layout, range), options);
  }
}
