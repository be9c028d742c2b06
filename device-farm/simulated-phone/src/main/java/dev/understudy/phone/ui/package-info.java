/**
 * UiAutomator2's server on the phone: the HTTP that Appium's driver speaks to it, over what the
 * phone shows. What it does not know it refuses and notes.
 */
@NullMarked
package dev.understudy.phone.ui;

import org.jspecify.annotations.NullMarked;
