package dev.understudy.datasets.streaming;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over the entries of a set. Order and values do not depend on the threads. */
public final class DecodingStream implements PictureStream {
  private final String set;
  private final StreamOptions options;
  private final Ahead ahead;
  private final Changes changes = new Changes();
  private final List<String> skipped = new ArrayList<>();
  private final List<Integer> skippedPositions = new ArrayList<>();
  private int position;
  private boolean closed;
  private @Nullable Shape shape;

  /**
   * Starts a pass.
   *
   * @param set what the set is, for messages
   * @param feed its entries; closed with this stream
   * @param options how they become batches
   */
  public DecodingStream(String set, EntryFeed feed, StreamOptions options) {
    this.set = set;
    this.options = options;
    this.ahead = new Ahead(feed, new Fitter(options), options.threads(), options.batchSize());
  }

  @Override
  public Optional<Pictures> next() {
    if (closed) {
      return Optional.empty();
    }
    var batch = new ArrayList<Fitted>();
    while (batch.size() < options.batchSize()) {
      Optional<Ahead.Ticket> ticket = ahead.take();
      if (ticket.isEmpty()) {
        break;
      }
      add(ticket.get(), batch);
    }
    if (batch.isEmpty()) {
      if (shape == null && !skipped.isEmpty()) {
        throw new InputException(
            set,
            "holds no picture that can be read; the first is bad: " + skipped.get(0),
            "some whole pictures among those that are skipped",
            "look at the files, or export them again");
      }
      close();
      return Optional.empty();
    }
    ahead.fill(); // so that workers go on while the reader is busy with this batch
    return Optional.of(joined(batch));
  }

  private void add(Ahead.Ticket ticket, List<Fitted> batch) {
    int at = position++;
    Fitted picture;
    try {
      picture = ticket.await();
    } catch (InputException e) {
      if (options.badPictures() == BadPictures.REFUSE || ticket.ofTheSet()) {
        throw e;
      }
      skipped.add(firstLine(e));
      skippedPositions.add(at);
      return;
    }
    Shape wanted = shape == null ? Shape.of(set, picture, options) : shape;
    shape = wanted;
    ahead.pictureBytes((long) Float.BYTES * wanted.values());
    wanted.check(set, picture, options.colour() == Colour.AS_FIRST);
    changes.add(picture, wanted.channels());
    batch.add(picture);
  }

  // An error's first line is where and what; the rest is advice.
  private static String firstLine(InputException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Pictures joined(List<Fitted> batch) {
    Shape one = shape;
    if (one == null) {
      throw new IllegalStateException("a batch without a first picture");
    }
    int size = one.values();
    float[] data = new float[Math.multiplyExact(size, batch.size())];
    for (int i = 0; i < batch.size(); i++) {
      float[] from = batch.get(i).picture().data();
      for (int to = 0; to < size; to += from.length) {
        System.arraycopy(from, 0, data, i * size + to, from.length); // grey: three times
      }
    }
    return new Pictures(data, batch.size(), one.channels(), one.height(), one.width());
  }

  @Override
  public List<String> warnings() {
    return changes.sentences();
  }

  @Override
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  @Override
  public List<Integer> skippedPositions() {
    return List.copyOf(skippedPositions);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      ahead.close();
    }
  }
}
