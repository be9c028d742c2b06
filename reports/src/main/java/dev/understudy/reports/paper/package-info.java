/**
 * A paper's own tables with our figures beside its: layouts, published values, and the sheet that
 * is drawn from both, first without a format. What is measured and what the record holds is decided
 * elsewhere.
 */
@NullMarked
package dev.understudy.reports.paper;

import org.jspecify.annotations.NullMarked;
