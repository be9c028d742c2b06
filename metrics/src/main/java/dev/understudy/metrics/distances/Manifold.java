package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.pairs.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Improved precision and recall (Kynkäänniemi et al., 2019; k=3, a radius includes its edge) and
 * density and coverage (Naeem et al., 2020; k=5, it does not) of one set of generated pictures;
 * higher is better.
 *
 * <p>Each is a mean over pictures: precision and density over the generated, recall and coverage
 * over the real. Intervals are bootstraps over those pictures and take the balls around the other
 * set's pictures as fixed. In a difference, precision and density pair by latent, recall and
 * coverage by real picture.
 */
public final class Manifold {
  private final double[] precise;
  private final double[] dense;
  private final double[] recalled;
  private final double[] covered;
  private final int dimensions;
  private final ManifoldOptions manifold;

  private Manifold(int generated, int real, int dimensions, ManifoldOptions manifold) {
    this.dimensions = dimensions;
    this.manifold = manifold;
    precise = new double[generated];
    dense = new double[generated];
    recalled = new double[real];
    covered = new double[real];
  }

  /** Compares with the papers' k; see the overload. */
  public static Manifold compare(Rows generated, Rows real) {
    return compare(generated, real, ManifoldOptions.defaults(), Progress.NONE);
  }

  /**
   * Compares generated features {@code [N,d]} with real ones {@code [M,d]}. Takes time in (N²/2 +
   * M²/2 + N·M)·d and memory in N + M. Decisions are those of distances in double precision, summed
   * directly: single precision only sorts out what is far or near beyond its error bound.
   *
   * @throws dev.understudy.common.InputException if features are not finite or beyond 1e18
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Manifold compare(
      Rows generated, Rows real, ManifoldOptions options, Progress progress) {
    var manifold = new Manifold(generated.count(), real.count(), real.dimensions(), options);
    if (manifold.tooFew()) {
      return manifold;
    }
    var balls = new ManifoldBalls(generated, real, options, progress);
    Arrays.setAll(manifold.precise, i -> balls.precise[i] ? 1 : 0);
    Arrays.setAll(manifold.dense, i -> (double) balls.dense[i] / options.densityNeighbours());
    Arrays.setAll(manifold.recalled, j -> balls.recalled[j] ? 1 : 0);
    Arrays.setAll(manifold.covered, j -> balls.covered[j] ? 1 : 0);
    return manifold;
  }

  private boolean tooFew() {
    return pictures() < Metrics.minimumPictures(Metrics.RECALL) || pictures() <= manifold.most();
  }

  private int pictures() {
    return Math.min(precise.length, recalled.length);
  }

  /** Precision, recall, density, coverage, in this order; {@code FAILED} if too few pictures. */
  public List<Measurement> measure(BootstrapOptions options) {
    List<Measurement> measured = new ArrayList<>();
    for (Part part : Part.values()) {
      String protocol = protocol(part);
      measured.add(
          refuse(part, protocol)
              .orElseGet(
                  () -> Bootstrap.mean(part.id, Unit.NONE, part.of(this), protocol, options)));
    }
    return measured;
  }

  /**
   * Student − teacher against the same real pictures: precision, recall, density, coverage, in this
   * order. The share of better latents is given for precision and density.
   */
  public static List<Difference> difference(
      Manifold student, Manifold teacher, BootstrapOptions options) {
    List<Difference> differences = new ArrayList<>();
    for (Part part : Part.values()) {
      String protocol = student.protocol(part);
      var refused = student.refuse(part, protocol).or(() -> teacher.refuse(part, protocol));
      if (refused.isPresent()) {
        differences.add(new Difference(refused.get(), null));
        continue;
      }
      var paired =
          Bootstrap.pairedDifference(
              part.id,
              Unit.NONE,
              part.of(student),
              part.of(teacher),
              Difference.Better.HIGHER,
              protocol,
              options);
      differences.add(part.perLatent ? paired : new Difference(paired.value(), null));
    }
    return differences;
  }

  private Optional<Measurement> refuse(Part part, String protocol) {
    return Metrics.refuse(part.id, Unit.NONE, protocol, pictures())
        .or(
            () ->
                pictures() > manifold.most()
                    ? Optional.empty()
                    : Optional.of(
                        Measurement.missing(
                            part.id,
                            Unit.NONE,
                            protocol,
                            Validity.of(
                                Validity.Kind.FAILED,
                                pictures()
                                    + " pictures have no "
                                    + manifold.most()
                                    + " neighbours each"))));
  }

  private String protocol(Part part) {
    return "k="
        + part.neighbours(manifold)
        + (part.strict ? ", strictly inside, " : ", edge included, ")
        + precise.length
        + " generated and "
        + recalled.length
        + " real pictures, "
        + dimensions
        + "-d features";
  }

  private enum Part {
    PRECISION(Metrics.PRECISION, false, true),
    RECALL(Metrics.RECALL, false, false),
    DENSITY(Metrics.DENSITY, true, true),
    COVERAGE(Metrics.COVERAGE, true, false);

    private final String id;
    private final boolean strict;
    private final boolean perLatent;

    Part(String id, boolean strict, boolean perLatent) {
      this.id = id;
      this.strict = strict;
      this.perLatent = perLatent;
    }

    int neighbours(ManifoldOptions options) {
      return strict ? options.densityNeighbours() : options.precisionNeighbours();
    }

    double[] of(Manifold manifold) {
      return switch (this) {
        case PRECISION -> manifold.precise;
        case RECALL -> manifold.recalled;
        case DENSITY -> manifold.dense;
        case COVERAGE -> manifold.covered;
      };
    }
  }
}
