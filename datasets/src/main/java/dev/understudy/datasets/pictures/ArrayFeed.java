package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.decoding.Decoded;
import dev.understudy.datasets.decoding.Floats;
import dev.understudy.datasets.decoding.Levels;
import dev.understudy.datasets.npz.NpyStream;
import dev.understudy.datasets.streaming.EntryFeed;
import dev.understudy.datasets.streaming.PictureEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over an array; the workers bring each picture to planar order. */
final class ArrayFeed implements EntryFeed {
  private final NpyStream in;
  private final ArrayLayout layout;
  private final @Nullable ValueRange range;
  private int next;

  ArrayFeed(NpyStream in, ArrayLayout layout, @Nullable ValueRange range) {
    this.in = in;
    this.layout = layout;
    this.range = range;
  }

  @Override
  public Optional<PictureEntry> next() {
    if (next == layout.count()) {
      return Optional.empty();
    }
    String name = "picture " + next++;
    if (in.type().equals("u1")) {
      return Optional.of(new Bytes(name, layout, in.bytes(layout.values())));
    }
    if (range == null) {
      throw new IllegalStateException("floats of no stated range: " + in.where());
    }
    return Optional.of(
        new Doubles(name, in.where() + ": " + name, layout, in.doubles(layout.values()), range));
  }

  @Override
  public void close() {
    in.close();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(String name, ArrayLayout layout, byte[] stored) implements PictureEntry {
    @Override
    public long heldBytes() {
      return stored.length;
    }

    @Override
    public Decoded decode() {
      byte[] levels = stored;
      if (layout.interleaved() && layout.channels() > 1) {
        levels = new byte[stored.length];
        for (int i = 0; i < levels.length; i++) {
          levels[layout.planar(i)] = stored[i];
        }
      }
      return new Levels(levels, layout.channels(), layout.height(), layout.width());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Doubles(
      String name, String where, ArrayLayout layout, double[] stored, ValueRange range)
      implements PictureEntry {
    @Override
    public long heldBytes() {
      return (long) Double.BYTES * stored.length;
    }

    @Override
    public Decoded decode() {
      float[] values = new float[stored.length];
      for (int i = 0; i < values.length; i++) {
        if (!range.holds(stored[i])) { // NaN, too
          throw new InputException(
              where,
              "holds the value " + stored[i],
              "values of the stated range " + range.id(),
              "state the right range, or mend the array");
        }
        values[layout.planar(i)] = range.toPicture(stored[i]);
      }
      return new Floats(values, layout.channels(), layout.height(), layout.width());
    }
  }
}
