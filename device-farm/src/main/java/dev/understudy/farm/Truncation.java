package dev.understudy.farm;

import org.jspecify.annotations.Nullable;

/**
 * The truncation trick, done to what is fed: {@code mean + psi * (value - mean)} in float64, then
 * rounded to float32.
 *
 * @param psi how far from the mean values may go; 1 leaves them, 0 makes all of them the mean
 * @param mean a {@code .npy} of the mean, of one picture's shape or broadcast to it; null for 0
 */
public record Truncation(double psi, @Nullable InputFile mean) {}
