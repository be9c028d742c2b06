package dev.understudy.reports.history;

import java.time.Instant;

/**
 * A name that stands for one run.
 *
 * @param name the tag
 * @param run the run's history id
 * @param since when it was set
 */
public record Tag(String name, String run, Instant since) {}
