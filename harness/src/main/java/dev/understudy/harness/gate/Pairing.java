package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.harness.gate.Compared.Past;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.gate.policy.Settings;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds for each row what it is held against, or why it cannot be. */
final class Pairing {
  private final GateRun run;
  private final Baseline baseline;
  private final Policy policy;
  private final Map<RowKey, Row> now;
  private final Map<GateRun, Map<RowKey, Row>> past = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  Pairing(GateRun run, Baseline baseline, Policy policy, Predicate<RowKey> wanted) {
    this.run = run;
    this.baseline = baseline;
    this.policy = policy;
    this.now = Rows.of(run.record());
    Set<RowKey> keys = new LinkedHashSet<>(now.keySet());
    for (GateRun other : baseline.runs()) {
      past.put(other, Rows.of(other.record()));
      keys.addAll(past.get(other).keySet());
    }
    keys.stream().filter(wanted).forEach(this::add);
  }

  /** A row that is decided already, or one to be judged: one of the two is null. */
  record Entry(@Nullable Finding finding, @Nullable Compared compared, List<String> notes) {
    Compared comparedOrThrow() {
      return Objects.requireNonNull(compared);
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The rows to be judged. */
  Map<Compared, List<String>> compared() {
    Map<Compared, List<String>> all = new LinkedHashMap<>();
    entries.forEach(
        entry -> {
          if (entry.compared() != null) {
            all.put(entry.compared(), entry.notes());
          }
        });
    return all;
  }

  private void add(RowKey key) {
    Row row = now.get(key);
    List<Past> having = having(key);
    Row any = row != null ? row : having.isEmpty() ? null : having.get(0).row();
    if (any == null) {
      return; // nobody has a value, as planned
    }
    MeasureInfo info = info(key.measure());
    Settings settings = policy.settings(any, info);
    if (settings.ignored() || settings.direction() == Direction.NONE) {
      return;
    }
    if (row == null) {
      Past last = having.get(having.size() - 1);
      decided(key, info, Verdict.NOT_COMPARABLE, last, null, missing(key, last));
    } else if (having.isEmpty()) {
      isNew(key, info, row);
    } else {
      compare(key, info, settings, row, having);
    }
  }

  /** The baseline's runs that have the row; one that never was to have a value does not count. */
  private List<Past> having(RowKey key) {
    List<Past> having = new ArrayList<>();
    past.forEach(
        (other, rows) -> {
          Row row = rows.get(key);
          if (row != null && !isGap(row.measurement())) {
            having.add(new Past(other, row));
          }
        });
    return having;
  }

  private void isNew(RowKey key, MeasureInfo info, Row row) {
    if (isGap(row.measurement())) {
      return;
    }
    boolean measured = row.measurement().validity().isMeasured();
    decided(
        key,
        info,
        measured ? Verdict.NEW : Verdict.NOT_COMPARABLE,
        null,
        row.measurement(),
        measured
            ? "the baseline has no such row"
            : "the baseline has no such row, and this one is " + Rows.invalid(row.measurement()));
  }

  private void compare(
      RowKey key, MeasureInfo info, Settings settings, Row row, List<Past> having) {
    List<Past> comparable = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    List<String> obstacles = List.of();
    for (Past candidate : having) {
      Comparability.Result result =
          new Comparability(candidate.run().record(), run.record(), policy)
              .of(candidate.row(), row, info);
      if (result.isComparable()) {
        comparable.add(candidate);
        notes.addAll(result.notes());
      } else {
        obstacles = result.obstacles(); // the newest run's are told
      }
    }
    if (comparable.isEmpty()) {
      Past last = having.get(having.size() - 1);
      String why = String.join("; ", obstacles);
      decided(key, info, Verdict.NOT_COMPARABLE, last, row.measurement(), why);
      return;
    }
    int left = having.size() - comparable.size();
    if (left > 0) {
      notes.add(
          left
              + " of "
              + having.size()
              + " past runs are not comparable and were left out: "
              + String.join("; ", obstacles));
    }
    entries.add(
        new Entry(
            null,
            new Compared(key, info, settings, run, row, baseline.isWindow(), comparable),
            List.copyOf(notes)));
  }

  private void decided(
      RowKey key,
      MeasureInfo info,
      Verdict verdict,
      @Nullable Past before,
      @Nullable Measurement after,
      String reason) {
    entries.add(
        new Entry(
            new Finding(
                key,
                info.label(),
                verdict,
                before == null ? null : before.row().measurement(),
                after,
                Double.NaN,
                null,
                null,
                "",
                reason,
                List.of()),
            null,
            List.of()));
  }

  private String missing(RowKey key, Past last) {
    boolean noSubject =
        run.record().subjects().stream().noneMatch(s -> s.name().equals(key.subject()));
    boolean noDevice =
        key.device() != null
            && now.keySet().stream().noneMatch(k -> key.device().equals(k.device()));
    String what =
        noSubject
            ? "the subject is missing from this run"
            : noDevice ? "the device is missing from this run" : "the row is missing from this run";
    return what + (baseline.isWindow() ? "; " + last.run().name() + " has it" : "");
  }

  private static boolean isGap(Measurement m) {
    return m.validity().kind() == Validity.Kind.NOT_AVAILABLE;
  }

  /** What the run says of a measure, or else the newest of the baseline. */
  private MeasureInfo info(String measure) {
    List<RunRecord> records = new ArrayList<>();
    baseline.runs().forEach(other -> records.add(0, other.record()));
    records.add(0, run.record());
    return records.stream()
        .flatMap(record -> record.measures().stream())
        .filter(info -> info.id().equals(measure))
        .findFirst()
        .orElse(new MeasureInfo(measure, measure, Group.QUALITY, Direction.NONE, ""));
  }
}
