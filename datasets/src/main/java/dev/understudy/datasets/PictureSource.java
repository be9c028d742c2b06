package dev.understudy.datasets;

import java.util.List;
import java.util.Optional;

/** A set of pictures that can be read from the start any number of times, in one fixed order. */
public interface PictureSource {
  /** What it is, for messages: a path. */
  String name();

  /** How many pictures it has. */
  long count();

  /**
   * One label per picture in order, where the set carries labels: a class folder's number in sorted
   * order, as torchvision's ImageFolder counts, or what a manifest, a CIFAR file or a shard says.
   *
   * @throws dev.understudy.common.InputException if only some pictures have one
   */
  default Optional<int[]> labels() {
    return Optional.empty();
  }

  /** A content hash over the pictures' bytes in order. */
  String sha256();

  /** Opens a pass over all pictures, which must have one size. */
  default PictureStream open(int batchSize) {
    return open(StreamOptions.plain(batchSize));
  }

  /**
   * Opens a pass over all pictures. Pictures are decoded and brought to their size ahead of the
   * reader; close the stream to end that early.
   */
  PictureStream open(StreamOptions options);

  /** One pass. The last batch may be smaller. */
  interface PictureStream extends AutoCloseable {
    /**
     * The next batch, or empty at the end.
     *
     * @throws dev.understudy.common.InputException naming the file if a picture cannot be read or
     *     has another size than the first
     */
    Optional<Pictures> next();

    /**
     * What the reader must know of how the pictures so far were changed to fit, each one sentence
     * with a count: grey repeated to RGB, alpha dropped, 16 bits, several sizes, EXIF rotation.
     */
    default List<String> warnings() {
      return List.of();
    }

    /** The pictures left out so far, each with the reason, in order. */
    default List<String> skipped() {
      return List.of();
    }

    /** Where in the set those stood, from 0, ascending: of labels, leave out the same. */
    default List<Integer> skippedPositions() {
      return List.of();
    }

    @Override
    void close();
  }
}
