/** Reads PyTorch checkpoints without executing anything in them. */
@NullMarked
package dev.understudy.runtimes.checkpoints;

import org.jspecify.annotations.NullMarked;
