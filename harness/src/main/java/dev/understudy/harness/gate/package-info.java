/**
 * The gate: a run held against a baseline by a policy, rule by rule, with a verdict that a nightly
 * job can act on. What cannot be compared is said to be so and never passes. Tests are in {@code
 * stats}, settings in {@code policy}, what is printed and written in {@code output}.
 */
@NullMarked
package dev.understudy.harness.gate;

import org.jspecify.annotations.NullMarked;
