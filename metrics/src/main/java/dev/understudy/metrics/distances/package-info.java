/**
 * Distances between two sets of pictures, from rows of features or logits: Fréchet distance, kernel
 * distance, inception score, precision, recall, density and coverage. Sets are never all in memory,
 * nor is any picture-by-picture matrix. How features are made is not known here.
 */
@NullMarked
package dev.understudy.metrics.distances;

import org.jspecify.annotations.NullMarked;
