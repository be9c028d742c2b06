/**
 * A phone that is none: it speaks ADB to the real {@code adb} and UiAutomator2 to the real Appium
 * driver, and runs the benchmark app's job on the desktop's TFLite, so that everything up to the
 * phone is tested for real. Faults are armed on it to strike at named moments. No latency from it
 * is a phone's: its properties say {@code ro.understudy.simulated=1}.
 *
 * <p>A test double: tests and developers depend on it, the product never.
 */
@NullMarked
package dev.understudy.phone;

import org.jspecify.annotations.NullMarked;
