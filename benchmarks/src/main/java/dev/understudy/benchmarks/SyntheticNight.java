package dev.understudy.benchmarks;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.SampleFile;
import dev.understudy.reports.RunRecord.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A made-up night of a lab: a teacher and a student, quality, cost, and latency on three devices,
 * 42 values in all. The student's values step up by 8 % after 1,000 nights, and down again after as
 * many.
 */
final class SyntheticNight {
  static final String EXPERIMENT = "Nightly faces";
  static final String RARE = "galaxy-s24";

  private static final String[] QUALITY = {"fid", "kid", "precision", "recall", "lpips", "ssim"};
  private static final String[] COST = {"macs", "parameters", "file-bytes"};
  private static final String[] LATENCY = {
    "latency-first", "latency-p50", "latency-p90", "latency-p95"
  };

  private SyntheticNight() {}

  static Instant start(int night) {
    return Instant.parse("2000-01-01T02:00:00Z").plus(Duration.ofHours(12L * night));
  }

  /** Writes the record and two files of samples, over those of the night before. */
  static void write(Path folder, int night) throws IOException {
    Random random = new Random(night);
    List<Row> rows = new ArrayList<>();
    List<SampleFile> samples = new ArrayList<>();
    for (String subject : new String[] {"teacher", "student"}) {
      double size = subject.equals("teacher") ? 3 : 1 + (night / 1000 % 2) * 0.08;
      for (String id : QUALITY) {
        rows.add(row(subject, null, null, id, Unit.NONE, 0.3 * size, 0.02, random));
      }
      for (String id : COST) {
        Measurement exact = Measurement.of(id, 1e6 * size, Unit.MACS, 1, null, "counted");
        rows.add(new Row(subject, null, "tflite", exact));
      }
      for (String device : new String[] {"local", "pixel-8", night % 50 == 7 ? RARE : "iphone"}) {
        for (String id : LATENCY) {
          rows.add(row(subject, device, "tflite", id, Unit.MILLISECONDS, 9 * size, 0.02, random));
        }
      }
      String file = "samples/" + subject + ".json";
      samples.add(new SampleFile(subject, "pixel-8", "tflite", 0, file));
      Files.createDirectories(folder.resolve("samples"));
      Files.writeString(folder.resolve(file), samples(9 * size, random));
    }
    Reports.write(folder, record(night, rows, samples));
  }

  private static Row row(
      String subject,
      @Nullable String device,
      @Nullable String runtime,
      String id,
      Unit unit,
      double value,
      double noise,
      Random random) {
    double v = value * (1 + noise * random.nextGaussian());
    var interval = new ConfidenceInterval(0.97 * v, 1.03 * v, 0.95, "bootstrap");
    return new Row(
        subject, device, runtime, Measurement.of(id, v, unit, 2000, interval, "a protocol"));
  }

  private static String samples(double ms, Random random) {
    StringBuilder steady = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      long nanos = (long) (ms * 1e6 * (1 + 0.02 * random.nextGaussian()));
      steady.append(i == 0 ? "" : ",").append(nanos);
    }
    return "{\"load_ns\":1,\"first_ns\":2,\"warm_up_ns\":[3],\"steady_ns\":[" + steady + "]}";
  }

  private static RunRecord record(int night, List<Row> rows, List<SampleFile> samples) {
    List<MeasureInfo> measures = new ArrayList<>();
    for (String id : QUALITY) {
      measures.add(new MeasureInfo(id, id, Group.QUALITY, Direction.LOWER, "made up"));
    }
    for (String id : COST) {
      measures.add(new MeasureInfo(id, id, Group.COST, Direction.LOWER, "made up"));
    }
    for (String id : LATENCY) {
      measures.add(new MeasureInfo(id, id, Group.LATENCY, Direction.LOWER, "made up"));
    }
    return new RunRecord(
        RunRecord.SCHEMA,
        EXPERIMENT,
        "00".repeat(32),
        start(night),
        Duration.ofMinutes(20),
        new RunRecord.Provenance(
            "0.1.0",
            "unknown",
            "understudy run nightly.yaml",
            night,
            "numpy.random.RandomState(seed).randn",
            Map.of("tflite", "2.20.0"),
            Map.of("cpu", "Example CPU", "os", "Linux", "java", "17"),
            Map.of(),
            Map.of()),
        List.of(subject("teacher", Role.TEACHER), subject("student", Role.STUDENT)),
        null,
        measures,
        rows,
        List.of(),
        List.of(),
        samples,
        List.of(),
        List.of(),
        List.of(),
        OnDevices.NONE,
        null,
        List.of());
  }

  private static Subject subject(String name, Role role) {
    return new Subject(
        name, role, List.of(new RunRecord.Model("tflite", name + ".tflite", 1, "aa".repeat(32))));
  }
}
