/**
 * A model file: what it asks for, what it costs, and running it in process with ONNX Runtime or
 * TFLite. No type of those libraries leaves this package. Devices, latents and pictures live
 * elsewhere.
 */
@NullMarked
package dev.understudy.runtimes;

import org.jspecify.annotations.NullMarked;
