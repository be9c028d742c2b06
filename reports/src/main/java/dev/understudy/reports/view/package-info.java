/**
 * What all formats say alike: which value stands where, how numbers and names are printed, and the
 * verdict in words. No format's syntax lives here.
 */
@NullMarked
package dev.understudy.reports.view;

import org.jspecify.annotations.NullMarked;
