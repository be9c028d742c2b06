package dev.understudy.measuring.job;

import org.jspecify.annotations.Nullable;

/**
 * What the process takes. What a device does not tell is null.
 *
 * @param residentBytes resident set now
 * @param peakResidentBytes its highest since the process began
 * @param proportionalBytes proportional set (PSS) now
 */
public record Memory(
    @Nullable Long residentBytes,
    @Nullable Long peakResidentBytes,
    @Nullable Long proportionalBytes) {}
