/**
 * What a run says: the record, and the tables, plots and page drawn from it alone. No model,
 * picture source or device is needed to draw a report.
 */
@NullMarked
package dev.understudy.reports;

import org.jspecify.annotations.NullMarked;
