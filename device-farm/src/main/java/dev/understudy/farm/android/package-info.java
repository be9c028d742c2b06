/**
 * Android phones behind an Appium server: which there are, who has them, the benchmark app's jobs
 * on them, and what becomes of a phone that fails. Appium and Selenium stay in here. What a job is
 * stands in {@code dev.understudy.measuring.job}; what is to be measured, the harness decides.
 */
@NullMarked
package dev.understudy.farm.android;

import org.jspecify.annotations.NullMarked;
