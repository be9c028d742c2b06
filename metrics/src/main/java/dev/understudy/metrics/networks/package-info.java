/**
 * The networks that the field's measures stand on, built as ONNX models from published weights.
 * Where the weights come from and are kept is the business of {@code weights}.
 */
@NullMarked
package dev.understudy.metrics.networks;

import org.jspecify.annotations.NullMarked;
