/**
 * Measurements over time: series of points, and where their level changed. Nothing here knows where
 * the points are stored or how they are drawn.
 */
@NullMarked
package dev.understudy.reports.trend;

import org.jspecify.annotations.NullMarked;
