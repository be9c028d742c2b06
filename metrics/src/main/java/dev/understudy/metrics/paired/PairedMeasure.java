package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;

/**
 * A measure of two pictures at one latent, or of a picture and its target. Not thread-safe; close
 * it, since it may hold a network.
 */
public interface PairedMeasure extends AutoCloseable {
  /** The measure's id. */
  String id();

  /** The unit of its values. */
  Unit unit();

  /** Which way it is better. */
  Difference.Better better();

  /** How it is measured, for the footnote. */
  String protocol();

  /**
   * One value per pair.
   *
   * @throws dev.understudy.common.InputException if the batches' shapes differ or are too small
   */
  float[] of(Pictures a, Pictures b);

  /**
   * Where the pictures of each pair differ; empty where the measure cannot tell. Its mean is in
   * general not the measure's value.
   *
   * @throws dev.understudy.common.InputException as {@link #of}
   */
  default Optional<PairedMaps> maps(Pictures a, Pictures b) {
    return Optional.empty();
  }

  /** What the reader must know beside every number, each one sentence; grows with use. */
  default List<String> warnings() {
    return List.of();
  }

  /** The mean over all pairs, with its interval, from the column {@code [N,1]} of values. */
  default Measurement measure(Rows column, BootstrapOptions options) {
    return Bootstrap.mean(id(), unit(), column, protocol(), options).withWarnings(warnings());
  }

  /**
   * Student against teacher where both were compared with the same targets: the mean of the
   * differences at equal inputs with its interval, and the share of inputs at which the student is
   * strictly better.
   *
   * @param student the column {@code [N,1]} of the student's values against the targets
   * @param teacher the teacher's, at the same inputs in the same order
   * @throws IllegalArgumentException if the columns differ in length
   */
  default Difference difference(Rows student, Rows teacher, BootstrapOptions options) {
    Difference difference =
        Bootstrap.pairedDifference(
            id(), unit(), student.column(0), teacher.column(0), better(), protocol(), options);
    return new Difference(difference.value().withWarnings(warnings()), difference.shareBetter());
  }

  /** Frees what it holds. */
  @Override
  default void close() {}
}
