/**
 * The Android of the simulated phone, as far as adb and Appium's driver look at it: files with
 * their owners, properties and settings, packages, processes, activities, battery, heat and logcat.
 * Sits below the shell and the UiAutomator2 server, which both show it.
 */
@NullMarked
package dev.understudy.phone.system;

import org.jspecify.annotations.NullMarked;
