/**
 * Where in a picture (or in its spectrum) an artifact is: maps of values, and pictures drawn from
 * them. What a map's values are is the measures' business, not known here.
 */
@NullMarked
package dev.understudy.metrics.artifacts.maps;

import org.jspecify.annotations.NullMarked;
