package dev.understudy.harness.gate;

import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.gate.policy.Policy.Hardware;
import dev.understudy.harness.gate.policy.Policy.RuntimeVersions;
import dev.understudy.reports.ComparableProtocol;
import dev.understudy.reports.HostComparison;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a row of one run may be held against the same row of another. */
final class Comparability {
  private final RunRecord baseline;
  private final RunRecord now;
  private final Policy policy;

  Comparability(RunRecord baseline, RunRecord now, Policy policy) {
    this.baseline = baseline;
    this.now = now;
    this.policy = policy;
  }

  /**
   * What was found.
   *
   * @param obstacles why the rows are not comparable; empty where they are
   * @param notes what differs and is compared all the same
   */
  record Result(List<String> obstacles, List<String> notes) {
    boolean isComparable() {
      return obstacles.isEmpty();
    }
  }

  Result of(Row before, Row after, MeasureInfo info) {
    List<String> obstacles = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!before.measurement().validity().isMeasured()) {
      obstacles.add("the baseline's value is " + Rows.invalid(before.measurement()));
    }
    if (!after.measurement().validity().isMeasured()) {
      obstacles.add("the row turned invalid: " + Rows.invalid(after.measurement()));
    }
    if (obstacles.isEmpty()
        && !(Double.isFinite(before.measurement().value())
            && Double.isFinite(after.measurement().value()))) {
      obstacles.add("a value is not finite");
    }
    if (before.measurement().unit() != after.measurement().unit()) {
      obstacles.add("the units differ");
    }
    protocol(before, after, obstacles);
    hardware(after.device(), info.group() == Group.LATENCY, obstacles, notes);
    if (after.runtime() != null && info.group() == Group.LATENCY) {
      runtime(before, after, after.runtime(), obstacles, notes);
    }
    new Evidence(baseline, now).differences(info).forEach(obstacles::add);
    return new Result(List.copyOf(obstacles), List.copyOf(notes));
  }

  private static void protocol(Row before, Row after, List<String> obstacles) {
    String a = ComparableProtocol.of(before.measurement());
    String b = ComparableProtocol.of(after.measurement());
    if (!a.equals(b)) {
      obstacles.add("the protocol differs: “" + a + "” then, “" + b + "” now");
    }
  }

  private void hardware(
      @Nullable String device, boolean timing, List<String> obstacles, List<String> notes) {
    HostComparison hosts = HostComparison.of(device, baseline, now);
    boolean matters = timing || policy.hardware() == Hardware.ALL;
    hosts
        .hardware()
        .forEach(
            d -> (matters ? obstacles : notes).add("other hardware: " + d.fact() + " " + words(d)));
    if (timing) {
      hosts.software().forEach(d -> notes.add("another " + d.fact() + ": " + words(d)));
    }
  }

  private static String words(HostComparison.Difference difference) {
    return "“" + difference.before() + "” then, “" + difference.now() + "” now";
  }

  /** A configuration's label begins with its runtime's id: {@code tflite}, {@code tflite/fp16}. */
  private void runtime(
      Row before, Row after, String label, List<String> obstacles, List<String> notes) {
    String id = label.split("/", 2)[0];
    String then = version(baseline, before, id);
    String today = version(now, after, id);
    if (!then.equals(today)) {
      String difference = then + " then, " + today + " now";
      boolean matters = policy.runtimeVersions() == RuntimeVersions.NOT_COMPARABLE;
      (matters ? obstacles : notes).add("another version of the runtime: " + difference);
    }
  }

  /** A phone's app brings its own runtime, and tells its version with each value. */
  private static String version(RunRecord record, Row row, String id) {
    return ComparableProtocol.runtime(row.measurement())
        .orElseGet(() -> id + " " + record.provenance().runtimes().get(id));
  }
}
