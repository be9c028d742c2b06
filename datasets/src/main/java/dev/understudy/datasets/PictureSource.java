package dev.understudy.datasets;

import java.util.Optional;

/** A set of pictures that can be read from the start any number of times, in one fixed order. */
public interface PictureSource {
  /** What it is, for messages: a path. */
  String name();

  /** How many pictures it has. */
  long count();

  /** A content hash over the pictures' bytes in order. */
  String sha256();

  /** Opens a pass over all pictures. */
  PictureStream open(int batchSize);

  /** One pass. The last batch may be smaller. */
  interface PictureStream extends AutoCloseable {
    /**
     * The next batch, or empty at the end.
     *
     * @throws dev.understudy.common.InputException naming the file if a picture cannot be read or
     *     has another size than the first
     */
    Optional<Pictures> next();

    @Override
    void close();
  }
}
