/**
 * The experiment file: read, checked against the published schema, defaults filled, every path
 * resolved. What comes out is an {@link dev.understudy.harness.experiment.Experiment} that holds no
 * surprise for what runs it. Nothing is opened or run here beyond asking whether files exist.
 */
@NullMarked
package dev.understudy.harness.experiment;

import org.jspecify.annotations.NullMarked;
