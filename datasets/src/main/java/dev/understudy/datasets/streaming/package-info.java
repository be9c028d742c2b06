/**
 * From the entries of a set to batches: decoding and resizing ahead of the reader on worker
 * threads, in order, with bounded memory. Where entries come from is not known here.
 */
@NullMarked
package dev.understudy.datasets.streaming;

import org.jspecify.annotations.NullMarked;
