/** {@code understudy gate}: where its runs come from, what it prints and writes. */
@NullMarked
package dev.understudy.harness.cli.gate;

import org.jspecify.annotations.NullMarked;
