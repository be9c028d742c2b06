/**
 * The tests that the gate stands on: plain numbers in, p-values out. Nothing here knows of records,
 * policies or verdicts.
 */
@NullMarked
package dev.understudy.harness.gate.stats;

import org.jspecify.annotations.NullMarked;
