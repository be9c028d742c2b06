/**
 * What both runtimes need to bind tensors: checks of names and shapes, and conversion between
 * {@link dev.understudy.runtimes.Tensor} and native bytes. Other rooms have no business here.
 */
@NullMarked
package dev.understudy.runtimes.tensors;

import org.jspecify.annotations.NullMarked;
