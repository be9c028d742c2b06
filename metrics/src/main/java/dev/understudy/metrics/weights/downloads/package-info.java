/**
 * Downloads of large files that can be continued and are checked when they are whole. Knows of
 * addresses, sizes and hashes; nothing of weights.
 */
@NullMarked
package dev.understudy.metrics.weights.downloads;

import org.jspecify.annotations.NullMarked;
