/**
 * How pictures change their size, each way as one library does it to the bit: Pillow's filters on
 * bytes and floats, PyTorch's and TensorFlow 1's bilinear. What is chosen when, and how a picture
 * becomes 8-bit elsewhere, is not decided here.
 */
@NullMarked
package dev.understudy.datasets.resizing;

import org.jspecify.annotations.NullMarked;
