/**
 * A lab in a box for tests: the real adb on a server of its own, real Appium servers, a real
 * Selenium Grid. Tests that lack them are skipped and say why, or fail where {@code
 * UNDERSTUDY_REQUIRE=all}.
 */
@NullMarked
package dev.understudy.phone.lab;

import org.jspecify.annotations.NullMarked;
