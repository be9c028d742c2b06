/**
 * The phone's shell and its commands, as far as adb, Appium's driver and our own client use them.
 * What it does not know it refuses and notes, so that a driver's update that asks for more shows.
 */
@NullMarked
package dev.understudy.phone.shell;

import org.jspecify.annotations.NullMarked;
