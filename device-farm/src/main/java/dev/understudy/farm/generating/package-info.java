/**
 * From bindings to inputs, and from a model's output to pictures, in this process. Public only for
 * the rest of the device farm; others use {@link dev.understudy.farm.LocalDevice} and {@link
 * dev.understudy.farm.InputFeed}.
 */
@NullMarked
package dev.understudy.farm.generating;

import org.jspecify.annotations.NullMarked;
