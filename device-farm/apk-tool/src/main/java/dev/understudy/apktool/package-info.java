/**
 * Makes an Android package from class files and native libraries: the manifest in Android's binary
 * XML, the classes through D8, a zip that is the same for the same input, signatures v2 and v3.
 * Part of the build, of no product; it needs no Android SDK.
 */
@NullMarked
package dev.understudy.apktool;

import org.jspecify.annotations.NullMarked;
