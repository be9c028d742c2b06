package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.InvalidExperimentException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file, to be told all at once and in the file's order. */
final class Problems {
  /** Nobody reads more; a file that is no experiment at all could give thousands. */
  static final int MOST = 100;

  private record Found(Position position, Problem problem) {}

  private final String file;
  private final FileKind kind;
  private final List<Found> found = new ArrayList<>();
  private final Set<FieldPath> doubtful = new HashSet<>();
  private final Set<FieldPath> unreadable = new HashSet<>();
  private final Set<FieldPath> fields = new HashSet<>();

  /**
   * @param file the experiment file, as the user named it
   */
  Problems(String file) {
    this(file, FileKind.EXPERIMENT);
  }

  /**
   * @param file the file, as the user named it
   * @param kind what it is meant to be
   */
  Problems(String file, FileKind kind) {
    this.file = file;
    this.kind = kind;
  }

  /** What the file is meant to be. */
  FileKind kind() {
    return kind;
  }

  void add(Position at, FieldPath field, String problem, String expected, String remedy) {
    doubtful.add(field);
    fields.add(field);
    found.add(
        new Found(at, new Problem(file, at.line(), field.toString(), problem, expected, remedy)));
  }

  /** A problem that leaves a field without a value, so that the schema's word on it is void. */
  void addUnreadable(Position at, FieldPath field, String problem, String expected, String remedy) {
    unreadable.add(field);
    add(at, field, problem, expected, remedy);
  }

  boolean isUnreadable(FieldPath field) {
    return unreadable.contains(field);
  }

  /** Says that a field may be meant by something that is wrong elsewhere. */
  void doubt(FieldPath field) {
    doubtful.add(field);
  }

  /**
   * Whether something at or below a field is wrong, so that nothing should be concluded from it:
   * one mistake should not be told twice.
   */
  boolean isDoubtful(FieldPath field) {
    return doubtful.stream().anyMatch(other -> other.startsWith(field));
  }

  /** Whether a field already has a problem. */
  boolean has(FieldPath field) {
    return fields.contains(field);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The problem as an exception of its own, for those after which nothing more can be said. */
  InvalidExperimentException fatal(Position at, String problem, String expected, String remedy) {
    add(at, FieldPath.ROOT, problem, expected, remedy);
    return exception();
  }

  /** Everything found so far. */
  InvalidExperimentException exception() {
    List<Problem> inOrder =
        found.stream()
            .sorted(Comparator.comparing(Found::position))
            .map(Found::problem)
            .distinct()
            .toList();
    if (inOrder.size() <= MOST) {
      return new InvalidExperimentException(inOrder);
    }
    List<Problem> shown = new ArrayList<>(inOrder.subList(0, MOST));
    shown.add(
        new Problem(
            file,
            0,
            "",
            "and " + (inOrder.size() - MOST) + " more problems",
            kind.what,
            "mend the first ones, then try again"));
    return new InvalidExperimentException(shown);
  }
}
