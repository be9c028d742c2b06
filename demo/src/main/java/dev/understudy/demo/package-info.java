/**
 * The embedded default: a small trained teacher and student, their feature network and a slice of
 * real images, with the experiment file that judges them. They are made by {@code
 * tools/demo-models} and only unpacked here.
 */
@NullMarked
package dev.understudy.demo;

import org.jspecify.annotations.NullMarked;
