package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.ArrayList;
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
  private final int generated;
  private final int dimensions;

  private Manifold(int generated, int real, int dimensions) {
    this.generated = generated;
    this.dimensions = dimensions;
    precise = new double[generated];
    dense = new double[generated];
    recalled = new double[real];
    covered = new double[real];
  }

  /**
   * Compares generated features {@code [N,d]} with real ones {@code [M,d]}. Takes time in (N² + M²
   * + N·M)·d and memory in N + M.
   */
  public static Manifold compare(Rows generated, Rows real) {
    int k = Defaults.PRECISION_NEIGHBOURS;
    int most = Math.max(k, Defaults.DENSITY_NEIGHBOURS);
    var manifold = new Manifold(generated.count(), real.count(), real.dimensions());
    if (manifold.tooFew()) {
      return manifold;
    }
    var ofReal = new Neighbours(real, most);
    double[] realRadii = ofReal.squaredRadii(k);
    double[] denseRadii = ofReal.squaredRadii(Defaults.DENSITY_NEIGHBOURS);
    double[] generatedRadii = new Neighbours(generated, most).squaredRadii(k);
    DistanceBlocks.visit(
        generated,
        real,
        (i, from, count, squared, at) -> {
          boolean inReal = false;
          int dense = 0;
          for (int n = 0; n < count; n++) {
            double distance = squared[at + n];
            int j = from + n;
            inReal |= distance <= realRadii[j];
            if (distance <= generatedRadii[i]) {
              manifold.recalled[j] = 1;
            }
            if (distance < denseRadii[j]) {
              dense++;
              manifold.covered[j] = 1;
            }
          }
          if (inReal) {
            manifold.precise[i] = 1;
          }
          manifold.dense[i] += (double) dense / Defaults.DENSITY_NEIGHBOURS;
        });
    return manifold;
  }

  private boolean tooFew() {
    return Math.min(generated, recalled.length) < Metrics.minimumPictures(Metrics.RECALL);
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
    return Metrics.refuse(part.id, Unit.NONE, protocol, Math.min(generated, recalled.length));
  }

  private String protocol(Part part) {
    return "k="
        + part.neighbours
        + ", "
        + generated
        + " generated and "
        + recalled.length
        + " real pictures, "
        + dimensions
        + "-d features";
  }

  private enum Part {
    PRECISION(Metrics.PRECISION, Defaults.PRECISION_NEIGHBOURS, true),
    RECALL(Metrics.RECALL, Defaults.PRECISION_NEIGHBOURS, false),
    DENSITY(Metrics.DENSITY, Defaults.DENSITY_NEIGHBOURS, true),
    COVERAGE(Metrics.COVERAGE, Defaults.DENSITY_NEIGHBOURS, false);

    private final String id;
    private final int neighbours;
    private final boolean perLatent;

    Part(String id, int neighbours, boolean perLatent) {
      this.id = id;
      this.neighbours = neighbours;
      this.perLatent = perLatent;
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
