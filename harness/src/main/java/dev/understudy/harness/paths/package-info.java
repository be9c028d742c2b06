/**
 * The models that a perceptual path length runs through, for the command and for runs: a generator,
 * and where it is split the mapping network before it. How lengths are measured is {@code
 * metrics.paths}'; what feeds the models' other inputs is device-farm's.
 */
@NullMarked
package dev.understudy.harness.paths;

import org.jspecify.annotations.NullMarked;
