package dev.understudy.farm.launching;

/**
 * What such a process tells.
 *
 * @param peakBytes its peak resident memory, -1 where the platform does not tell
 */
public record MemoryReport(long peakBytes) {}
