/**
 * The command line: what is typed, what is printed, and the exit code. No figure is computed here.
 */
@NullMarked
package dev.understudy.harness.cli;

import org.jspecify.annotations.NullMarked;
