/**
 * {@code understudy inspect}: what a model file asks for and what it costs. Counting itself lives
 * in {@link dev.understudy.runtimes.Runtimes}.
 */
@NullMarked
package dev.understudy.harness.cli.inspect;

import org.jspecify.annotations.NullMarked;
