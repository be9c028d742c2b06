/**
 * TFLite files: running them through {@code org.tensorflow.lite.InterpreterApi}, and counting what
 * their operators cost. Other rooms enter through {@link dev.understudy.runtimes.Runtimes}.
 */
@NullMarked
package dev.understudy.runtimes.tflite;

import org.jspecify.annotations.NullMarked;
