/**
 * The history: every run's record with its files, kept by content in a SQLite file or on a
 * PostgreSQL server, and found again by experiment, subject, device, measure, tag and time. JDBC
 * lives here and nowhere else; what is drawn from the history is the business of {@code site} and
 * of the command line.
 */
@NullMarked
package dev.understudy.reports.history;

import org.jspecify.annotations.NullMarked;
