/**
 * The commands that give one measure of two sets of pictures (or of one), as the field's own tools
 * do: {@code fid}, {@code kid}, {@code lpips}, {@code stats} and so on. Experiments, which give all
 * of them at once, are not known here.
 */
@NullMarked
package dev.understudy.harness.cli.metrics;

import org.jspecify.annotations.NullMarked;
