/**
 * The timing loop, the same code on desktop and phone: it runs an invocation until it is warm, then
 * until there are samples enough, and keeps them all. It knows no model, no device, no statistics
 * beyond the stopping rule, and depends on nothing of ours, so it compiles for Android.
 */
@NullMarked
package dev.understudy.measuring;

import org.jspecify.annotations.NullMarked;
