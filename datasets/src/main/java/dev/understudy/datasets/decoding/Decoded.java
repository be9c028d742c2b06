package dev.understudy.datasets.decoding;

import dev.understudy.datasets.Pictures;
import java.util.Set;

/** One decoded picture, planar {@code [channels, height, width]}. */
public sealed interface Decoded permits Levels, Floats {
  /** 1 (grey) or 3 (RGB). */
  int channels();

  /** Rows. */
  int height();

  /** Columns. */
  int width();

  /** What was done to it. */
  Set<Trait> traits();

  /** The memory its samples take. */
  long bytes();

  /** The picture in grey; a grey one is itself. */
  Decoded toGrey();

  /** The picture as a batch of one, in [-1,1]. */
  Pictures toPictures();
}
