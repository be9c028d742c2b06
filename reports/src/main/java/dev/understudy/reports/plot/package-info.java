/**
 * The plots, by XChart: quality against latency, latency distributions and curves. Each can be
 * drawn for a light or a dark ground, as SVG or PNG, without a screen.
 */
@NullMarked
package dev.understudy.reports.plot;

import org.jspecify.annotations.NullMarked;
