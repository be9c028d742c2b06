package dev.understudy.harness.gate;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Model;
import dev.understudy.reports.RunRecord.Provenance;
import dev.understudy.reports.RunRecord.Reference;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.SampleFile;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.RunRecord.ValueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A run to be made up row by row; all rows are the student's. */
final class Draft {
  private static final Configuration TFLITE = new Configuration("student", "local", "tflite");

  private final long day;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, String> host = new LinkedHashMap<>();
  private final Map<String, String> runtimes = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<double[]> steady = new ArrayList<>();
  private String name = "nightly";
  private LaunchSamples launches = new LaunchSamples(List.of(), List.of());
  private Reference reference = new Reference("made up", 5000, "c".repeat(64), null);
  private String teacher = "b".repeat(64);
  private long seed = 42;

  Draft(long day) {
    this.day = day;
    Provenance p = Records.PROVENANCE;
    host.putAll(p.host());
    runtimes.putAll(p.runtimes());
    files.putAll(p.files());
  }

  /** The same on another day. */
  Draft copy(long otherDay) {
    Draft copy = new Draft(otherDay);
    copy.rows.addAll(rows);
    copy.values.putAll(values);
    copy.launches = launches;
    copy.steady.addAll(steady);
    return copy;
  }

  Draft cost(String measure, double value) {
    return row(null, "tflite", Measurement.of(measure, value, Unit.NONE, 1, null, "counted"));
  }

  Draft estimate(String measure, double value, double half) {
    var interval = new ConfidenceInterval(value - half, value + half, 0.95, "made up");
    return row(null, null, Measurement.of(measure, value, Unit.NONE, 5000, interval, "made up"));
  }

  /** Values per picture; equal seeds give equal pictures, each changed by the same factor. */
  Draft values(String measure, double level, double spread, long pictures) {
    var random = new SplittableRandom(pictures);
    double[] own = new double[300];
    Arrays.setAll(own, i -> (float) (level * (1 + spread * random.nextGaussian())));
    values.put(measure, own);
    double mean = Arrays.stream(own).average().orElseThrow();
    return row(null, null, Measurement.of(measure, mean, Unit.NONE, 300, null, "made up"));
  }

  Draft replaceValues(double[] other) {
    values.replaceAll((measure, own) -> other);
    return this;
  }

  Draft latency(double median, double launchSpread) {
    return latency(new double[] {median * (1 - launchSpread), median, median * (1 + launchSpread)});
  }

  /** A launch for each median; samples vary by 3 % about it. */
  Draft latency(double[] medians) {
    var random = new SplittableRandom(day);
    List<Launch> made = new ArrayList<>();
    double logs = 0;
    List<Double> all = new ArrayList<>();
    for (double median : medians) {
      double[] samples = new double[300];
      Arrays.setAll(samples, i -> median * Math.exp(0.03 * random.nextGaussian()));
      steady.add(samples);
      made.add(new Launch(100, 10, samples));
      Arrays.stream(samples).forEach(all::add);
      logs += Math.log(Figure.P50.of(List.of(made.get(made.size() - 1)))[0]) / medians.length;
    }
    launches = new LaunchSamples(made, List.of());
    double[] pooled = all.stream().mapToDouble(x -> x).sorted().toArray();
    timed("latency-load", 100, medians.length, "geometric mean of " + medians.length + " launches");
    timed("latency-first", 10, medians.length, "geometric mean of " + medians.length + " launches");
    timed("latency-p50", Math.exp(logs), pooled.length, "made up");
    for (int p : new int[] {90, 95, 99}) {
      timed("latency-p" + p, pooled[pooled.length * p / 100], pooled.length, "made up");
    }
    return row(
        "local",
        "tflite",
        Measurement.of("peak-memory", 1e8, Unit.BYTES, medians.length, null, "made up"));
  }

  /** A figure of a sustained load on this machine. */
  Draft sustained(String measure, Unit unit, double value, double half) {
    var interval =
        half == 0 ? null : new ConfidenceInterval(value - half, value + half, 0.95, "made up");
    return row("local", "tflite", Measurement.of(measure, value, unit, 3000, interval, "made up"));
  }

  private void timed(String measure, double value, int n, String protocol) {
    row("local", "tflite", Measurement.of(measure, value, Unit.MILLISECONDS, n, null, protocol));
  }

  Draft withoutSamples() {
    launches = new LaunchSamples(List.of(), List.of());
    return this;
  }

  Draft damagedSamples() {
    launches =
        new LaunchSamples(launches.launches(), List.of("The samples of launch 0 are damaged."));
    return this;
  }

  Draft invalid(Validity validity) {
    return change(
        m ->
            validity.kind() == Validity.Kind.NOT_AVAILABLE
                ? Measurement.missing(m.measure(), m.unit(), m.protocol(), validity)
                : m.withValidity(validity));
  }

  Draft n(long n) {
    return change(
        m -> Measurement.of(m.measure(), m.value(), m.unit(), n, m.interval(), m.protocol()));
  }

  Draft protocol(String protocol) {
    return change(
        m -> Measurement.of(m.measure(), m.value(), m.unit(), m.n(), m.interval(), protocol));
  }

  private Draft change(java.util.function.UnaryOperator<Measurement> how) {
    rows.replaceAll(r -> new Row(r.subject(), r.device(), r.runtime(), how.apply(r.measurement())));
    return this;
  }

  /** All rows as another subject's. */
  Draft renamed(String subject) {
    rows.replaceAll(r -> new Row(subject, r.device(), r.runtime(), r.measurement()));
    return this;
  }

  Draft host(String key, String value) {
    host.put(key, value);
    return this;
  }

  Draft runtime(String id, String version) {
    runtimes.put(id, version);
    return this;
  }

  Draft file(String key, String sha256) {
    files.put(key, sha256);
    return this;
  }

  Draft setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  Draft reference(long count, String sha256) {
    reference = new Reference("made up", count, sha256, null);
    return this;
  }

  Draft teacher(String sha256) {
    teacher = sha256;
    return this;
  }

  Draft seed(long other) {
    seed = other;
    return this;
  }

  private Draft row(String device, String runtime, Measurement measurement) {
    rows.add(new Row("student", device, runtime, measurement));
    return this;
  }

  RunRecord record() {
    Provenance p = Records.PROVENANCE;
    return new RunRecord(
        RunRecord.SCHEMA,
        name,
        "a".repeat(64),
        Instant.parse("2026-01-01T02:00:00Z").plus(Duration.ofDays(day)),
        Duration.ofMinutes(10),
        new Provenance(
            p.version(),
            p.commit(),
            p.commandLine(),
            seed,
            p.randomGenerator(),
            runtimes,
            host,
            files,
            settings),
        List.of(
            new Subject(
                "teacher", Role.TEACHER, List.of(new Model("tflite", "t.tflite", 1, teacher))),
            new Subject(
                "student",
                Role.STUDENT,
                List.of(new Model("tflite", "s.tflite", 1, "d".repeat(64))))),
        reference,
        Records.MEASURES,
        rows,
        List.of(),
        List.of(),
        sampleFiles(),
        valueFiles(),
        List.of(),
        List.of(),
        OnDevices.NONE,
        null,
        List.of());
  }

  GateRun run(String name) {
    return new FakeRun(name, record(), Map.of(TFLITE, launches), values);
  }

  Draft experiment(String other) {
    name = other;
    return this;
  }

  private List<SampleFile> sampleFiles() {
    List<SampleFile> files = new ArrayList<>();
    for (int i = 0; i < steady.size(); i++) {
      files.add(new SampleFile("student", "local", "tflite", i, "samples/" + i + ".json"));
    }
    return files;
  }

  private List<ValueFile> valueFiles() {
    return values.entrySet().stream()
        .map(
            e ->
                new ValueFile(
                    "student", e.getKey(), e.getValue().length, "rows/" + e.getKey() + ".f32"))
        .toList();
  }

  /** Writes the run as a folder. */
  Path write(Path folder) {
    try {
      Files.createDirectories(folder.resolve("samples"));
      Files.createDirectories(folder.resolve("rows"));
      for (int i = 0; i < steady.size(); i++) {
        String times =
            Arrays.stream(steady.get(i))
                .mapToObj(ms -> Long.toString(Math.round(ms * 1e6)))
                .collect(Collectors.joining(","));
        Files.writeString(
            folder.resolve("samples/" + i + ".json"),
            "{\"load_ns\":100000000,\"first_ns\":10000000,\"warm_up_ns\":[],\"steady_ns\":["
                + times
                + "]}");
      }
      for (Map.Entry<String, double[]> e : values.entrySet()) {
        ByteBuffer bytes =
            ByteBuffer.allocate(4 * e.getValue().length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(e.getValue()).forEach(v -> bytes.putFloat((float) v));
        Files.write(folder.resolve("rows/" + e.getKey() + ".f32"), bytes.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Reports.write(folder, record());
    return folder;
  }
}
