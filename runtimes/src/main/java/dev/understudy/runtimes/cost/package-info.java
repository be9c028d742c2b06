/**
 * How multiply-accumulates and parameters are counted, whatever the file format. Other rooms enter
 * through {@link dev.understudy.runtimes.Runtimes}.
 */
@NullMarked
package dev.understudy.runtimes.cost;

import org.jspecify.annotations.NullMarked;
