/**
 * Where a generator runs and how it is timed: inputs bound to a model, pictures out, latency out.
 * How good the pictures are is not judged here.
 */
@NullMarked
package dev.understudy.farm;

import org.jspecify.annotations.NullMarked;
