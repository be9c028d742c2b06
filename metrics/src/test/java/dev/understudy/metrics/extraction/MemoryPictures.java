package dev.understudy.metrics.extraction;

import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Pictures in memory, that remembers how it was opened and closed. */
final class MemoryPictures implements PictureSource {
  private final Pictures all;
  private final IntConsumer beforeBatch;
  final List<StreamOptions> opened = new ArrayList<>();
  List<String> skipped = List.of();
  int closed;

  /**
   * @param beforeBatch told the batch's number before it is given out; may throw
   */
  MemoryPictures(Pictures all, IntConsumer beforeBatch) {
    this.all = all;
    this.beforeBatch = beforeBatch;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public long count() {
    return (long) all.count() + skipped.size();
  }

  @Override
  public String sha256() {
    return "0".repeat(64);
  }

  @Override
  public PictureStream open(StreamOptions options) {
    opened.add(options);
    return new PictureStream() {
      private int done;
      private int batch;

      @Override
      public Optional<Pictures> next() {
        beforeBatch.accept(batch++);
        int n = Math.min(options.batchSize(), all.count() - done);
        if (n == 0) {
          return Optional.empty();
        }
        int size = all.pictureSize();
        float[] data = Arrays.copyOfRange(all.data(), done * size, (done + n) * size);
        done += n;
        return Optional.of(new Pictures(data, n, all.channels(), all.height(), all.width()));
      }

      @Override
      public List<String> warnings() {
        return List.of("seen " + done);
      }

      @Override
      public List<String> skipped() {
        return skipped;
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}
