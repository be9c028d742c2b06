/**
 * The benchmark app on the simulated phone: its activity's commands as docs/agent.md has them, and
 * the very job runner of the real app, over the desktop's TFLite.
 */
@NullMarked
package dev.understudy.phone.app;

import org.jspecify.annotations.NullMarked;
