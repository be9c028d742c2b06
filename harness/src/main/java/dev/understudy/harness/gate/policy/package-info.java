/**
 * What the gate holds every measure to: direction, smallest relevant change, test and level, by
 * rules that later rules override. Plain values; files of them are read beside experiment files.
 */
@NullMarked
package dev.understudy.harness.gate.policy;

import org.jspecify.annotations.NullMarked;
