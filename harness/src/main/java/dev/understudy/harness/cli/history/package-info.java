/**
 * {@code understudy history} and {@code understudy site}: storing runs, finding them again, and
 * what becomes of a measure over time. How they are stored is the business of {@code
 * reports.history}.
 */
@NullMarked
package dev.understudy.harness.cli.history;

import org.jspecify.annotations.NullMarked;
