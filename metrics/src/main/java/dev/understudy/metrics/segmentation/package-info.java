/**
 * How well a segmentation network of the user's finds the classes in generated pictures that their
 * label maps ask for: mIoU and pixel accuracy. Reading label maps is the business of {@code
 * datasets}.
 */
@NullMarked
package dev.understudy.metrics.segmentation;

import org.jspecify.annotations.NullMarked;
