/**
 * Generators on Android phones. Here is what of a phone's side the desktop needs to know; the
 * benchmark app itself is the module agent, and what both agree on is {@code
 * dev.understudy.measuring.job}.
 */
@NullMarked
package dev.understudy.farm.android;

import org.jspecify.annotations.NullMarked;
