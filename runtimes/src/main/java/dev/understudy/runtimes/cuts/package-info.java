/**
 * What cutting a model takes in every runtime: writing a file whole or not at all. How a graph is
 * cut lives with its runtime.
 */
@NullMarked
package dev.understudy.runtimes.cuts;

import org.jspecify.annotations.NullMarked;
