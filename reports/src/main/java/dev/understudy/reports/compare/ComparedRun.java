package dev.understudy.reports.compare;

import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A run among others.
 *
 * @param label what it is called here, unlike all others
 * @param brief the same without the experiment's name where all runs share it, for plots
 * @param view its record
 */
public record ComparedRun(String label, String brief, RunView view) {
  private static final int HASH_DIGITS = 8;

  /** Names runs by what tells them apart: the experiment's name, then the date, then the hash. */
  public static List<ComparedRun> of(List<RunRecord> records) {
    List<String> labels = new ArrayList<>(Collections.nCopies(records.size(), ""));
    List<Function<RunRecord, String>> ways =
        List.of(
            RunRecord::name,
            r -> r.name() + ", " + time(r, "T.*"),
            r -> r.name() + ", " + time(r, ":[0-9]{2}(\\.[0-9]+)?Z$"),
            r -> r.name() + ", " + time(r, "(\\.[0-9]+)?Z$") + ", " + hash(r));
    for (Function<RunRecord, String> way : ways) {
      List<String> before = List.copyOf(labels);
      for (int i = 0; i < labels.size(); i++) {
        if (!isUnique(before, i)) {
          labels.set(i, way.apply(records.get(i)));
        }
      }
    }
    List<ComparedRun> runs = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = isUnique(labels, i) ? labels.get(i) : labels.get(i) + ", no. " + (i + 1);
      String name = records.get(i).name() + ", ";
      boolean shared = records.stream().allMatch(r -> (r.name() + ", ").equals(name));
      String brief = shared && label.startsWith(name) ? label.substring(name.length()) : label;
      runs.add(new ComparedRun(label, brief, new RunView(records.get(i))));
    }
    return List.copyOf(runs);
  }

  private static boolean isUnique(List<String> labels, int i) {
    return !labels.get(i).isBlank() && Collections.frequency(labels, labels.get(i)) == 1;
  }

  /** When a run was started, without what is not wanted; formatters do not take every instant. */
  private static String time(RunRecord record, String unwanted) {
    return record.started().toString().replaceFirst(unwanted, "").replace('T', ' ');
  }

  /** The beginning of its experiment's hash. */
  static String hash(RunRecord record) {
    String hash = record.experimentHash();
    return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
  }

  /** The subject to hold one of another run against: of its name, else the only one in its role. */
  Optional<Subject> like(Subject other) {
    Optional<Subject> named =
        view.subjects().stream().filter(s -> s.name().equals(other.name())).findFirst();
    return named.isPresent() ? named : only(other.role());
  }

  private Optional<Subject> only(Role role) {
    List<Subject> all = view.subjects().stream().filter(s -> s.role() == role).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
