/** Our own speed and memory. Nothing here is a test: machines are shared, so ratios are quoted. */
@NullMarked
package dev.understudy.benchmarks;

import org.jspecify.annotations.NullMarked;
