package dev.understudy.datasets.streaming;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.decoding.Trait;
import java.util.Set;

/**
 * A picture ready for its batch, but for grey that is to be repeated.
 *
 * @param name the entry's
 * @param picture a batch of one, of its own channels
 * @param fromHeight rows before it was brought to the target
 * @param fromWidth columns before
 * @param recoloured whether it was RGB and is grey now
 * @param traits what the decoder did to it
 */
record Fitted(
    String name,
    Pictures picture,
    int fromHeight,
    int fromWidth,
    boolean recoloured,
    Set<Trait> traits) {}
