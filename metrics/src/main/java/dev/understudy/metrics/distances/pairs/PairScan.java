package dev.understudy.metrics.distances.pairs;

import dev.understudy.metrics.Rows;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Visits every pair of rows, tile by tile, the tiles of one strip side by side on the caller's
 * pool. Holds some 150 MiB, most of it outside the heap, whatever the number of rows.
 */
public final class PairScan {
  private static final int STRIP_BYTES = 4 << 20;
  private static final int MOST_STRIP_ROWS = 1024;
  private static final int GROUP = 16;

  private final int dimensions;
  private final int stripRows;
  private final Progress progress;
  private final ThreadLocal<float[]> products;
  private long done;
  private long total;

  private PairScan(int dimensions, Progress progress) {
    this.dimensions = dimensions;
    this.stripRows =
        Math.max(16, Math.min(MOST_STRIP_ROWS, STRIP_BYTES / Float.BYTES / dimensions));
    this.progress = progress;
    this.products = ThreadLocal.withInitial(() -> new float[stripRows * stripRows]);
  }

  /** Takes tiles; called from several threads at once, never twice at once for one strip a. */
  @FunctionalInterface
  public interface Visitor {
    /** Looks at a tile, which is not valid later. */
    void visit(Tile tile);
  }

  /**
   * Visits all pairs of a row of {@code a} and one of {@code b}. For a strip of {@code a}, strips
   * of {@code b} come in order.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public static void between(Rows a, Rows b, Progress progress, Visitor visitor) {
    if (a.dimensions() != b.dimensions()) {
      throw new IllegalArgumentException(a.dimensions() + " features against " + b.dimensions());
    }
    var scan = new PairScan(a.dimensions(), progress);
    scan.total = (long) a.count() * b.count();
    scan.run(a, b, false, visitor);
  }

  /**
   * Visits every pair of rows of one set once: in a tile that is not {@link Tile#diagonal()} a pair
   * stands for both orders; in a diagonal tile both orders are there, and each row with itself.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public static void within(Rows rows, Progress progress, Visitor visitor) {
    var scan = new PairScan(rows.dimensions(), progress);
    scan.total = (long) rows.count() * rows.count();
    scan.run(rows, rows, true, visitor);
  }

  private void run(Rows a, Rows b, boolean within, Visitor visitor) {
    Strip[] group = new Strip[Math.min(GROUP, strips(a))];
    Arrays.setAll(group, i -> new Strip(stripRows, dimensions));
    try (var other = new Strip(stripRows, dimensions)) {
      for (int g = 0; g < strips(a); g += group.length) {
        int held = Math.min(group.length, strips(a) - g);
        for (int s = 0; s < held; s++) {
          group[s].load(a, (g + s) * stripRows);
        }
        for (int j = within ? g : 0; j < strips(b); j++) {
          boolean isHeld = within && j < g + held;
          Strip second = isHeld ? group[j - g] : other;
          if (!isHeld) {
            other.load(b, j * stripRows);
          }
          tiles(group, isHeld ? j - g + 1 : held, second, within, visitor);
        }
      }
    } finally {
      for (Strip strip : group) {
        strip.close();
      }
    }
  }

  private void tiles(Strip[] group, int held, Strip second, boolean within, Visitor visitor) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted after " + done + " of " + total + " pairs");
    }
    IntStream.range(0, held)
        .parallel()
        .forEach(
            s -> {
              float[] out = products.get();
              group[s].products(second, out);
              visitor.visit(new Tile(group[s], second, out, dimensions));
            });
    for (int s = 0; s < held; s++) {
      long pairs = (long) group[s].count() * second.count();
      done += within && group[s] != second ? 2 * pairs : pairs;
    }
    progress.at(done, total);
  }

  private int strips(Rows rows) {
    return (rows.count() + stripRows - 1) / stripRows;
  }
}
