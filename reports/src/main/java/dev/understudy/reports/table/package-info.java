/**
 * The comparison table: first without a format ({@link dev.understudy.reports.table.Table}), then
 * as Markdown and LaTeX. The page draws the same table in HTML.
 */
@NullMarked
package dev.understudy.reports.table;

import org.jspecify.annotations.NullMarked;
