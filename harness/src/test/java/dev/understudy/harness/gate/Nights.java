package dev.understudy.harness.gate;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.harness.gate.stats.Quantiles;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Runs of a nightly job, made up: a teacher and a student in two runtimes, with latencies whose
 * samples, launches and nights vary, and quality that varies with fresh seeds every night.
 */
final class Nights {
  private static final int PICTURES = 200;
  private static final double[] PERCENTILES = {50, 90, 95, 99};

  private final SplittableRandom random;
  private final Noise noise;
  private int number;

  Nights(long seed, Noise noise) {
    this.random = new SplittableRandom(seed);
    this.noise = noise;
  }

  /**
   * How latencies vary, as standard deviations of their logarithms.
   *
   * @param samples of the samples of one launch
   * @param correlation of neighbouring samples, AR(1)
   * @param slow the share of samples that something else holds up, two to four times as long
   * @param launches of launches of one night
   * @param nights of nights, for all configurations alike
   * @param count samples per launch
   * @param perNight launches per configuration
   */
  record Noise(
      double samples,
      double correlation,
      double slow,
      double launches,
      double nights,
      int count,
      int perNight) {
    /**
     * A machine of its own that does nothing else. Of demo runs on our loaded build machine,
     * quieter launches had neighbours' rank correlations of 0.2 to 0.5, and medians 1 % apart.
     */
    static final Noise REALISTIC = new Noise(0.05, 0.5, 0.01, 0.01, 0.01, 200, 3);

    /** A phone in a drawer. */
    static final Noise PHONE = new Noise(0.1, 0.8, 0.03, 0.03, 0.015, 200, 3);
  }

  /** What a night is slowed by: 1.1 for 10 %, of one configuration. */
  record Slowdown(Configuration configuration, double factor) {
    static final Slowdown NONE = new Slowdown(new Configuration("", "", ""), 1);
  }

  /** Another night. */
  GateRun next(Slowdown slowdown) {
    double night = Math.exp(noise.nights() * gaussian());
    List<Row> rows = new ArrayList<>();
    Map<Configuration, LaunchSamples> launches = new LinkedHashMap<>();
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String subject : List.of("teacher", "student")) {
      double size = subject.equals("teacher") ? 4 : 1;
      rows.add(estimate(subject, "fid", 8 / size, 0.1 / size));
      rows.add(estimate(subject, "kid", 0.004 / size, 0.0004 / size));
      if (subject.equals("student")) {
        double[] lpips = new double[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
          lpips[i] = Math.exp(-1.5 + 0.4 * gaussian());
        }
        values.put("lpips-squeeze", lpips);
        rows.add(new Row(subject, null, null, mean("lpips-squeeze", lpips)));
      }
      for (String runtime : List.of("onnxruntime", "tflite")) {
        rows.add(exact(subject, runtime, "macs", 1e9 * size));
        rows.add(exact(subject, runtime, "bytes", 1e7 * size));
        Configuration c = new Configuration(subject, "local", runtime);
        double level =
            5 * size * night * (c.equals(slowdown.configuration()) ? slowdown.factor : 1);
        List<Launch> made = new ArrayList<>();
        double[][] samples = new double[noise.perNight()][];
        for (int i = 0; i < noise.perNight(); i++) {
          double own = level * Math.exp(noise.launches() * gaussian());
          samples[i] = samples(own);
          double load = 40 * own * Math.exp(0.1 * gaussian());
          made.add(new Launch(load, 3 * own * Math.exp(0.1 * gaussian()), samples[i]));
        }
        launches.put(c, new LaunchSamples(made, List.of()));
        rows.addAll(timed(c, made, samples));
      }
    }
    return new FakeRun("night " + number, record(rows), launches, values);
  }

  private double[] samples(double own) {
    double[] steady = new double[noise.count()];
    double x = gaussian();
    for (int i = 0; i < steady.length; i++) {
      x = noise.correlation() * x + Math.sqrt(1 - Math.pow(noise.correlation(), 2)) * gaussian();
      double held = random.nextDouble() < noise.slow() ? 2 + 2 * random.nextDouble() : 1;
      steady[i] = own * Math.exp(noise.samples() * x) * held;
    }
    return steady;
  }

  private static List<Row> timed(Configuration c, List<Launch> launches, double[][] samples) {
    List<Row> rows = new ArrayList<>();
    for (Figure figure : List.of(Figure.LOAD, Figure.FIRST, Figure.P50)) {
      double logs = 0;
      for (double value : figure.of(launches)) {
        logs += Math.log(value) / launches.size();
      }
      String id = "latency-" + figure.name().toLowerCase(Locale.ROOT);
      rows.add(timed(c, id, Math.exp(logs), launches.size()));
    }
    double[] all = Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray();
    for (double p : PERCENTILES) {
      if (p > 50) {
        rows.add(timed(c, "latency-p" + (int) p, Quantiles.of(all, p / 100), all.length));
      }
    }
    return rows;
  }

  private static Row timed(Configuration c, String measure, double value, int n) {
    return new Row(
        c.subject(),
        c.device(),
        c.runtime(),
        Measurement.of(measure, value, Unit.MILLISECONDS, n, null, "batch 1, made up"));
  }

  private Row estimate(String subject, String measure, double value, double error) {
    double drawn = value + error * gaussian();
    double half = 1.96 * error;
    var interval = new ConfidenceInterval(drawn - half, drawn + half, 0.95, "normal");
    return new Row(
        subject, null, null, Measurement.of(measure, drawn, Unit.NONE, 5000, interval, "made up"));
  }

  private static Measurement mean(String measure, double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Measurement.of(measure, mean, Unit.NONE, values.length, null, "made up");
  }

  private static Row exact(String subject, String runtime, String measure, double value) {
    return new Row(
        subject,
        null,
        runtime,
        Measurement.of(measure, value, Unit.NONE, 1, null, "counted on paper"));
  }

  private RunRecord record(List<Row> rows) {
    number++;
    Instant started = Instant.parse("2026-01-01T02:00:00Z").plus(Duration.ofDays(number));
    // Seeds differ from night to night, so that quality varies too: nothing is paired.
    return Records.of(started, number, rows);
  }

  private double gaussian() {
    return random.nextGaussian();
  }
}
