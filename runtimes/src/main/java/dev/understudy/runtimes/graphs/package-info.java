/**
 * Builds ONNX models from weights: a graph is drawn operator by operator and written to a file.
 * Which networks are drawn is the business of others; ONNX's own types stay inside.
 */
@NullMarked
package dev.understudy.runtimes.graphs;

import org.jspecify.annotations.NullMarked;
