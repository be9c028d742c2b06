/**
 * A static site of a history, for any file server or none: an index of runs, each run's report
 * page, and each measure over time. It reads the history through its public face and draws with
 * {@code Reports} and {@code plot}.
 */
@NullMarked
package dev.understudy.reports.site;

import org.jspecify.annotations.NullMarked;
