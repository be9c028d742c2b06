/**
 * The report as one HTML file without scripts or outside requests, built as a tree of elements so
 * that no text can become markup.
 */
@NullMarked
package dev.understudy.reports.page;

import org.jspecify.annotations.NullMarked;
