package dev.understudy.harness.cli.history;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run's folder with a teacher and a student, made without running anything. */
final class SmallRun {
  private SmallRun() {}

  /** Writes the run of a night, the first being 0; its folder. */
  static Path write(Path folder, int night, String name, double studentMs) {
    List<RunRecord.Row> rows = new ArrayList<>();
    for (String subject : List.of("teacher", "student")) {
      double ms = subject.equals("teacher") ? 3 * studentMs : studentMs;
      rows.add(
          new RunRecord.Row(
              subject,
              "local",
              "tflite",
              Measurement.of(
                  "latency-p50",
                  ms,
                  Unit.MILLISECONDS,
                  100,
                  new ConfidenceInterval(0.9 * ms, 1.1 * ms, 0.95, "bootstrap"),
                  "quick")));
    }
    RunRecord record =
        new RunRecord(
            RunRecord.SCHEMA,
            name,
            "4f1c".repeat(16),
            Instant.parse("2026-01-01T02:00:00Z").plus(Duration.ofDays(night)),
            Duration.ofSeconds(9),
            new RunRecord.Provenance(
                "0.1.0",
                "unknown",
                "understudy run x.yaml",
                1,
                "numpy.random.RandomState(seed).randn",
                Map.of(),
                Map.of("cpu", "Example CPU"),
                Map.of(),
                Map.of()),
            List.of(
                new Subject("teacher", Role.TEACHER, List.of()),
                new Subject("student", Role.STUDENT, List.of())),
            null,
            List.of(
                new MeasureInfo(
                    "latency-p50",
                    "p50",
                    MeasureInfo.Group.LATENCY,
                    MeasureInfo.Direction.LOWER,
                    "the median")),
            rows,
            List.of(),
            List.of(),
            List.of(new RunRecord.SampleFile("student", "local", "tflite", 0, "samples/0.json")),
            List.of(),
            List.of(),
            List.of(),
            OnDevices.NONE,
            null,
            List.of());
    try {
      Files.createDirectories(folder.resolve("samples"));
      Files.writeString(
          folder.resolve("samples/0.json"),
          "{\"load_ns\":1,\"first_ns\":2,\"warm_up_ns\":[],\"steady_ns\":[1000000,1100000]}");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Reports.write(folder, record);
    return folder;
  }
}
