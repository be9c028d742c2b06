/**
 * ONNX files: reading and counting the graph with the protobuf classes, running it with ONNX
 * Runtime. Other rooms enter through {@link dev.understudy.runtimes.Runtimes}.
 */
@NullMarked
package dev.understudy.runtimes.onnx;

import org.jspecify.annotations.NullMarked;
