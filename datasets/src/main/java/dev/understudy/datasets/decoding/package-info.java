/**
 * One encoded picture to 8-bit samples, as Pillow decodes it, and what was done to it on the way.
 * Where the bytes come from and what becomes of the samples is not decided here.
 */
@NullMarked
package dev.understudy.datasets.decoding;

import org.jspecify.annotations.NullMarked;
