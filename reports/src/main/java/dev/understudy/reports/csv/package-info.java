/** The record's rows and raw samples as RFC 4180 tables for other programs. */
@NullMarked
package dev.understudy.reports.csv;

import org.jspecify.annotations.NullMarked;
