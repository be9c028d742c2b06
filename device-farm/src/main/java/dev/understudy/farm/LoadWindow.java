package dev.understudy.farm;

import dev.understudy.measuring.job.Thermal;

/**
 * A short piece of a sustained load.
 *
 * @param start seconds from the first steady run to the window's beginning
 * @param end the same to its end
 * @param runs how many runs ended within, at least 1
 * @param medianMillis their median, in milliseconds a run
 * @param thermal the worst thermal status within; {@code UNKNOWN} where the device does not tell
 */
public record LoadWindow(
    double start, double end, int runs, double medianMillis, Thermal thermal) {}
