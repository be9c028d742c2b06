/**
 * Several runs in one table: rows for each run, subject and place, and against the first run what
 * may be held against it. Why a value may not is said in a note. Pages are drawn in the page
 * package.
 */
@NullMarked
package dev.understudy.reports.compare;

import org.jspecify.annotations.NullMarked;
