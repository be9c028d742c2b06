/**
 * An experiment's way to its record: the plan of steps, the journal that survives a kill, the steps
 * themselves, and the assembly of their fragments. What a figure means is decided in the rooms
 * below; here it is only asked for and kept.
 */
@NullMarked
package dev.understudy.harness.run;

import org.jspecify.annotations.NullMarked;
