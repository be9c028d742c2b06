package dev.understudy.metrics.paths;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Accumulator;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Perceptual path length (Karras et al., CVPR 2019; lower is better): the perceptual distance of
 * the pictures at both ends of a step ε in latent space, divided by ε², the mean between the 1st
 * and the 99th percentile. The papers take 50,000 steps. Steps come from a {@link PathSampler},
 * their lengths from a {@link PathMeter}.
 */
public final class PathLength implements Accumulator<PathLength.Lengths, Measurement, PathLength> {
  private final PathOptions options;
  private final String distance;
  private final BootstrapOptions bootstrap;
  private final TreeMap<Long, double[]> batches = new TreeMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * Empty.
   *
   * @param distance the protocol of the perceptual distance, for the footnote
   */
  public PathLength(PathOptions options, String distance, BootstrapOptions bootstrap) {
    this.options = options;
    this.distance = distance;
    this.bootstrap = bootstrap;
  }

  /**
   * Steps' lengths.
   *
   * @param first the first step's number over all
   * @param values {@code distance / ε²} of each
   * @param warnings what the reader must know of them
   */
  @SuppressWarnings("ArrayRecordComponent") // a batch is a view of its array
  public record Lengths(long first, double[] values, List<String> warnings) {
    /** Copies the warnings. */
    public Lengths {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Takes lengths, in any order.
   *
   * @throws IllegalArgumentException if one of the steps was taken already
   */
  @Override
  public void add(Lengths batch) {
    put(batch.first(), batch.values().clone());
    warnings.addAll(batch.warnings());
  }

  @Override
  public void merge(PathLength other) {
    if (!other.protocol().equals(protocol())) {
      throw new IllegalArgumentException(other.protocol() + " is not " + protocol());
    }
    other.batches.forEach(this::put);
    warnings.addAll(other.warnings);
  }

  private void put(long first, double[] values) {
    Map.Entry<Long, double[]> before = batches.lowerEntry(first + values.length);
    if (before != null && before.getKey() + before.getValue().length > first) {
      throw new IllegalArgumentException("step " + first + " was taken already");
    }
    if (values.length > 0) {
      batches.put(first, values);
    }
  }

  /** How it is measured, for the footnote. */
  public String protocol() {
    return options.describe() + "; " + distance;
  }

  /** {@code FAILED} if there are fewer than 10 steps or a length is not finite. */
  @Override
  public Measurement finish() {
    double[] lengths = lengths();
    return failure(lengths, protocol())
        .orElseGet(() -> measured(protocol(), lengths.length, new TrimmedMean(lengths)::value))
        .withWarnings(List.copyOf(warnings));
  }

  /**
   * This student's path length less the teacher's on the same steps, each trimmed by itself, its
   * interval by resampling steps; and the share of steps that are strictly shorter here.
   *
   * @throws IllegalArgumentException if the steps are not the same
   */
  public Difference minus(PathLength teacher) {
    double[] mine = lengths();
    double[] others = teacher.lengths();
    if (!teacher.protocol().equals(protocol()) || !teacher.steps().equals(steps())) {
      throw new IllegalArgumentException("student and teacher did not take the same steps");
    }
    String protocol = "student − teacher, paired; " + protocol();
    Set<String> all = new LinkedHashSet<>(warnings);
    all.addAll(teacher.warnings);
    Optional<Measurement> failure =
        failure(mine, protocol).or(() -> teacher.failure(others, protocol));
    if (failure.isPresent()) {
      return new Difference(failure.get().withWarnings(List.copyOf(all)), null);
    }
    var student = new TrimmedMean(mine);
    var against = new TrimmedMean(others);
    Measurement value = measured(protocol, mine.length, w -> student.value(w) - against.value(w));
    long shorter = IntStream.range(0, mine.length).filter(i -> mine[i] < others[i]).count();
    return new Difference(value.withWarnings(List.copyOf(all)), (double) shorter / mine.length);
  }

  private Optional<Measurement> failure(double[] lengths, String protocol) {
    Optional<Measurement> refused = Metrics.refuse(id(), Unit.NONE, protocol, lengths.length);
    if (refused.isPresent()) {
      return refused;
    }
    List<Long> steps = steps();
    return IntStream.range(0, lengths.length)
        .filter(i -> !Double.isFinite(lengths[i]))
        .mapToObj(i -> "step " + steps.get(i) + " gave " + lengths[i])
        .map(why -> Validity.of(Validity.Kind.FAILED, why))
        .map(why -> Measurement.missing(id(), Unit.NONE, protocol, why))
        .findFirst();
  }

  /** A statistic of how often each step counts, at once each and resampled. */
  private Measurement measured(String protocol, int steps, ToDoubleFunction<int[]> statistic) {
    int[] once = new int[steps];
    Arrays.fill(once, 1);
    double value = statistic.applyAsDouble(once);
    var resampling = new Resampling(bootstrap, Resampling.GENERATED);
    double[] resampled =
        IntStream.range(0, resampling.count())
            .parallel()
            .mapToDouble(r -> statistic.applyAsDouble(resampling.weights(r, steps)))
            .toArray();
    String method = "bootstrap over steps, each trimmed, " + bootstrap.resamples() + " resamples";
    ConfidenceInterval interval = Intervals.centred(value, resampled, bootstrap, method);
    return Measurement.of(id(), value, Unit.NONE, steps, interval, protocol);
  }

  private String id() {
    return Metrics.PPL_PREFIX + options.space().id();
  }

  private double[] lengths() {
    return batches.values().stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private List<Long> steps() {
    return batches.entrySet().stream()
        .flatMap(e -> IntStream.range(0, e.getValue().length).mapToObj(i -> e.getKey() + (long) i))
        .toList();
  }
}
