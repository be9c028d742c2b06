package dev.understudy.farm;

import dev.understudy.datasets.Pictures;
import java.util.List;

/**
 * Several outputs of one run of a generator.
 *
 * @param pictures one batch for each head that is a picture, of equal counts
 * @param values the output that is none, such as predicted distances, row-major; empty where none
 *     was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a batch's values, taken over as they are
public record Heads(List<Pictures> pictures, float[] values) {
  /** Copies the list. */
  public Heads {
    pictures = List.copyOf(pictures);
  }
}
