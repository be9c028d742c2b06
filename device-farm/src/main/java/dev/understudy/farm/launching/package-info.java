/**
 * Timing a generator in a process of its own: the parent's side, the child's side ({@link
 * dev.understudy.farm.launching.LaunchMain}), and the two files between them. Public only for the
 * rest of the device farm.
 */
@NullMarked
package dev.understudy.farm.launching;

import org.jspecify.annotations.NullMarked;
