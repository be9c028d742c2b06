package dev.understudy.harness.gate;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Model;
import dev.understudy.reports.RunRecord.Provenance;
import dev.understudy.reports.RunRecord.Reference;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records of a teacher and a student, made up. */
final class Records {
  static final List<MeasureInfo> MEASURES =
      List.of(
          info("fid", Group.QUALITY),
          info("kid", Group.QUALITY),
          new MeasureInfo("precision", "Precision", Group.QUALITY, Direction.HIGHER, ""),
          info("lpips-squeeze", Group.PAIRED),
          info("checkerboard", Group.ARTIFACTS),
          info("macs", Group.COST),
          info("bytes", Group.COST),
          info("latency-load", Group.LATENCY),
          info("latency-first", Group.LATENCY),
          info("latency-p50", Group.LATENCY),
          info("latency-p90", Group.LATENCY),
          info("latency-p95", Group.LATENCY),
          info("latency-p99", Group.LATENCY),
          info("peak-memory", Group.LATENCY),
          info("sustained-p50", Group.LATENCY),
          info("sustained-slowdown", Group.LATENCY),
          new MeasureInfo("sustained-onset", "Onset", Group.LATENCY, Direction.HIGHER, ""));

  static final Provenance PROVENANCE =
      new Provenance(
          "0.1.0",
          "unknown",
          "understudy run",
          42,
          "numpy.random.RandomState(seed).randn",
          Map.of("onnxruntime", "1.29.0", "tflite", "2.20.0"),
          Map.of("cpu", "A CPU", "cores", "2", "os", "Linux 6.1.0 amd64", "load average", "0.1"),
          Map.of("feature network", "f".repeat(64), "weights lpips-squeeze", "e".repeat(64)),
          Map.of());

  private Records() {}

  private static MeasureInfo info(String id, Group group) {
    return new MeasureInfo(id, id.toUpperCase(java.util.Locale.ROOT), group, Direction.LOWER, "");
  }

  /** A record of these rows. */
  static RunRecord of(Instant started, long seed, List<Row> rows) {
    Provenance p = PROVENANCE;
    return new RunRecord(
        RunRecord.SCHEMA,
        "nightly",
        "a".repeat(64),
        started,
        Duration.ofMinutes(10),
        new Provenance(
            p.version(),
            p.commit(),
            p.commandLine(),
            seed,
            p.randomGenerator(),
            p.runtimes(),
            p.host(),
            p.files(),
            p.settings()),
        List.of(subject("teacher", Role.TEACHER), subject("student", Role.STUDENT)),
        new Reference("made up", 5000, "c".repeat(64), null),
        MEASURES,
        rows,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OnDevices.NONE,
        null,
        List.of());
  }

  private static Subject subject(String name, Role role) {
    return new Subject(
        name, role, List.of(new Model("onnxruntime", name + ".onnx", 1, "b".repeat(64))));
  }
}
