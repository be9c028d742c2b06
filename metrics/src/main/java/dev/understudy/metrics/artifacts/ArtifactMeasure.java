package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One family of artifact scores, seen from outside: a row per picture, scores from rows, and a map
 * that shows where. The order is {@link #unavailable}, {@link #dimensions}, {@link #of} for every
 * picture of every set, then {@link #measure} and {@link #difference}.
 */
public interface ArtifactMeasure {
  /** What a measure needs beside the pictures that it judges. */
  enum Needs {
    /** Nothing. */
    NOTHING,
    /** The rows of a set of real pictures, for {@link #measure} and {@link #difference}. */
    REAL,
    /** The teacher's pictures at equal inputs, for {@link #of}; the teacher has no score. */
    TEACHER
  }

  /** The family's id, lower-case with dashes; also fit for the name of its file of rows. */
  String id();

  /** The ids of the measurements that it gives, in order. */
  List<String> measures();

  /** What it needs beside the pictures. */
  Needs needs();

  /**
   * Why there can be no score, one measurement each, or nothing where there can: a model file is
   * not given. Then rows are not worth making, and these are to be recorded in their place.
   */
  default List<Measurement> unavailable() {
    return List.of();
  }

  /**
   * Values in one row, for pictures of this size.
   *
   * @throws dev.understudy.common.InputException if such pictures are too small, naming the size
   *     needed
   */
  int dimensions(int height, int width);

  /**
   * One row per picture {@code [n, dimensions]}; a picture's row does not depend on the batch.
   *
   * @param teacher the teacher's pictures at the same inputs where {@link Needs#TEACHER} is needed,
   *     otherwise ignored
   */
  float[] of(Pictures pictures, @Nullable Pictures teacher);

  /** Rows of pictures where no teacher is needed. */
  default float[] of(Pictures pictures) {
    return of(pictures, null);
  }

  /**
   * The scores of a set of pictures, in the order of {@link #measures}, each with its interval.
   *
   * @param real the real pictures' rows where {@link Needs#REAL} is needed, otherwise ignored
   */
  List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options);

  /**
   * Student − teacher at equal inputs, in the same order; empty where {@link Needs#TEACHER} makes
   * the score itself a comparison.
   *
   * @param real as in {@link #measure}
   */
  List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options);

  /**
   * Whether {@link #map} shows, without real pictures, where in the picture itself the artifact is,
   * on a scale that is the same for every picture: maps of several pictures may be set side by
   * side.
   */
  default boolean mapsPictures() {
    return false;
  }

  /**
   * The score of each picture on its own, whose mean or share over pictures {@link #measure} gives;
   * empty where only a set of pictures has a score.
   *
   * @param rows as {@link #of} gives them
   */
  default Optional<double[]> perPicture(Rows rows) {
    return Optional.empty();
  }

  /**
   * Where the artifact is in one picture.
   *
   * @param picture a batch of one
   * @param reference real pictures of the same size (any number) where {@link Needs#REAL} is
   *     needed, the teacher's picture where {@link Needs#TEACHER} is. Without real pictures the map
   *     shows the picture's own values, and its meaning says so.
   */
  ArtifactMap map(Pictures picture, @Nullable Pictures reference);
}
