/**
 * Scores of one picture alone that ask how natural it looks: PIQE, BRISQUE and NIQE, each as its
 * authors' MATLAB code computes it, and all from the same locally normalised grey picture. Models
 * that were trained elsewhere are read from their published files and never shipped.
 */
@NullMarked
package dev.understudy.metrics.artifacts.naturalness;

import org.jspecify.annotations.NullMarked;
