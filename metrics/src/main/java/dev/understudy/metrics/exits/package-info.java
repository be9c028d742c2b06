/**
 * Early exits: which exit each picture takes under a threshold, and what that costs on average.
 * Distances between pictures come from {@code paired}; what an exit costs is given from outside.
 */
@NullMarked
package dev.understudy.metrics.exits;

import org.jspecify.annotations.NullMarked;
