/**
 * Where reference statistics that took long to compute are kept. How they are computed, and what an
 * npz of them looks like, is not known here.
 */
@NullMarked
package dev.understudy.datasets.statistics;

import org.jspecify.annotations.NullMarked;
