package dev.understudy.reports.paper;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record with a teacher and a student, made measure by measure. */
public final class PaperRun {
  private final List<Row> rows = new ArrayList<>();
  private final List<MeasureInfo> measures = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> warnings = List.of();
  private final String teacher;
  private final String student;
  private String name = "A run";

  public PaperRun(String teacher, String student) {
    this.teacher = teacher;
    this.student = student;
  }

  PaperRun named(String run) {
    name = run;
    return this;
  }

  PaperRun setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  public PaperRun cost(String id, Unit unit, double ofTeacher, double ofStudent) {
    info(id, Group.COST);
    row(teacher, null, "onnxruntime", Measurement.of(id, ofTeacher, unit, 1, null, "counted"));
    row(student, null, "onnxruntime", Measurement.of(id, ofStudent, unit, 1, null, "counted"));
    return this;
  }

  public PaperRun quality(String id, double ofTeacher, double ofStudent, String... warning) {
    info(id, Group.QUALITY);
    for (var value : Map.of(teacher, ofTeacher, student, ofStudent).entrySet()) {
      double v = value.getValue();
      var interval = new ConfidenceInterval(v - 1, v + 1, 0.95, "bootstrap");
      Measurement m = Measurement.of(id, v, Unit.NONE, 4739, interval, "ddof=1, 2048-d features");
      row(value.getKey(), null, null, m.withWarnings(List.of(warning)));
    }
    return this;
  }

  public PaperRun latency(double ofTeacher, double ofStudent) {
    info("latency-p50", Group.LATENCY);
    for (var value : Map.of(teacher, ofTeacher, student, ofStudent).entrySet()) {
      row(
          value.getKey(),
          "local",
          "onnxruntime",
          Measurement.of("latency-p50", value.getValue(), Unit.MILLISECONDS, 100, null, "batch 1"));
    }
    return this;
  }

  void row(String subject, @Nullable String device, @Nullable String runtime, Measurement m) {
    rows.add(new Row(subject, device, runtime, m));
  }

  private void info(String id, Group group) {
    measures.add(new MeasureInfo(id, id, group, Direction.LOWER, ""));
  }

  public RunRecord beside(String layout, String row) {
    return new RunRecord(
        RunRecord.SCHEMA,
        name,
        "4f1c".repeat(16),
        Instant.parse("2026-11-01T09:30:00Z"),
        Duration.ofSeconds(83),
        new RunRecord.Provenance(
            "0.1.0",
            "c3deb92",
            "understudy run x",
            42,
            "numpy",
            Map.of(),
            Map.of(),
            Map.of(),
            settings),
        List.of(
            new Subject(teacher, Role.TEACHER, List.of()),
            new Subject(student, Role.STUDENT, List.of())),
        null,
        measures,
        rows,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OnDevices.NONE,
        Layouts.shipped(Layouts.find(layout).orElseThrow(), row),
        warnings);
  }
}
