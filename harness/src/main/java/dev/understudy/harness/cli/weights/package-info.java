/**
 * {@code understudy weights}: what is installed, and installing, importing and checking it. What
 * weights are and where they are kept is the business of {@code metrics.weights}.
 */
@NullMarked
package dev.understudy.harness.cli.weights;

import org.jspecify.annotations.NullMarked;
