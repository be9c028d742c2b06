package dev.understudy.reports.view;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Comparison;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record, looked up by subject, measure and place. */
public final class RunView {
  /** The measure whose ratio is the speed-up. */
  public static final String MEDIAN_LATENCY = "latency-p50";

  private record Key(String subject, String measure, Place place) {}

  private final RunRecord record;
  private final List<Subject> subjects;
  private final Map<Key, Measurement> values = new LinkedHashMap<>();
  private final Map<Key, Comparison> comparisons = new LinkedHashMap<>();
  private final Map<String, Set<Place>> places = new LinkedHashMap<>();
  private final List<MeasureInfo> measures;

  /** Indexes a record. */
  public RunView(RunRecord record) {
    this.record = record;
    this.subjects = inOrder(record.subjects());
    for (Row row : record.rows()) {
      Measurement m = row.measurement();
      Place place = new Place(row.device(), row.runtime());
      values.put(new Key(row.subject(), m.measure(), place), m);
      places.computeIfAbsent(m.measure(), id -> new LinkedHashSet<>()).add(place);
    }
    for (Comparison c : record.comparisons()) {
      comparisons.put(new Key(c.student(), c.measure(), new Place(c.device(), c.runtime())), c);
    }
    this.measures = measures(record);
  }

  /** The record itself. */
  public RunRecord record() {
    return record;
  }

  /** The teacher, then the students, then the others. */
  public List<Subject> subjects() {
    return subjects;
  }

  /** The teacher that students are held against: the first one, if there is any. */
  public Optional<Subject> teacher() {
    return subjects.stream().filter(s -> s.role() == Role.TEACHER).findFirst();
  }

  /** The students in their order. */
  public List<Subject> students() {
    return subjects.stream().filter(s -> s.role() == Role.STUDENT).toList();
  }

  /** Whether the real pictures have a value of their own in any measure. */
  public boolean hasReal() {
    return values.keySet().stream().anyMatch(key -> key.subject().equals(RunRecord.REAL));
  }

  /** All measures that have rows or are announced, in table order. */
  public List<MeasureInfo> measures() {
    return measures;
  }

  /** The measures of one section. */
  public List<MeasureInfo> measures(Group group) {
    return measures.stream().filter(m -> m.group() == group).toList();
  }

  /** A measure by its id. */
  public Optional<MeasureInfo> measure(String id) {
    return measures.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /**
   * Where a measure has values, in the order of the rows, but first where the place does not
   * matter: a distance that phones' pictures have as well is still the generator's own.
   */
  public List<Place> places(MeasureInfo measure) {
    return places.getOrDefault(measure.id(), Set.of()).stream()
        .sorted(Comparator.comparing((Place place) -> !place.equals(Place.ANYWHERE)))
        .toList();
  }

  /** Where anything of a section was measured, in the order of the rows. */
  public List<Place> places(Group group) {
    return measures(group).stream().flatMap(m -> places(m).stream()).distinct().toList();
  }

  /** A subject's value. */
  public Optional<Measurement> value(String subject, MeasureInfo measure, Place place) {
    return Optional.ofNullable(values.get(new Key(subject, measure.id(), place)));
  }

  /** Why the pictures that a subject makes at a place are not its own, if they are not. */
  public Optional<Validity> mismatch(String subject, Place place) {
    return measures.stream()
        .flatMap(m -> value(subject, m, place).stream())
        .map(Measurement::validity)
        .filter(validity -> validity.kind() == Validity.Kind.OUTPUT_MISMATCH)
        .findFirst();
  }

  /**
   * A student against the teacher: the record's comparison, or, where it has none, the plain
   * difference (and for cost and latency the ratio) of the two values.
   */
  public Optional<Versus> versus(String student, MeasureInfo measure, Place place) {
    Comparison recorded = comparisons.get(new Key(student, measure.id(), place));
    Optional<Measurement> s = value(student, measure, place);
    Optional<Measurement> t = teacher().flatMap(x -> value(x.name(), measure, place));
    if (recorded != null) {
      return Optional.of(Versus.of(recorded, measure).onlyAsValidAs(s).onlyAsValidAs(t));
    }
    boolean both = s.isPresent() && t.isPresent();
    return both ? Versus.derive(t.get(), s.get(), measure) : Optional.empty();
  }

  /**
   * The measure that the verdict opens with: the first of quality in which subjects have values.
   */
  public Optional<MeasureInfo> headline() {
    return measures(Group.QUALITY).stream()
        .filter(m -> m.direction() != Direction.NONE)
        .filter(m -> places(m).stream().anyMatch(p -> anySubjectHas(m, p)))
        .findFirst();
  }

  /** Median latency, if it was measured. */
  public Optional<MeasureInfo> medianLatency() {
    return measure(MEDIAN_LATENCY).filter(m -> !places(m).isEmpty());
  }

  /** The first cost measure in a unit. */
  public Optional<MeasureInfo> cost(Unit unit) {
    return measures(Group.COST).stream()
        .filter(
            m ->
                values.values().stream()
                    .anyMatch(v -> v.measure().equals(m.id()) && v.unit() == unit))
        .findFirst();
  }

  private boolean anySubjectHas(MeasureInfo measure, Place place) {
    return subjects.stream()
        .map(s -> value(s.name(), measure, place))
        .anyMatch(m -> m.isPresent() && !Double.isNaN(m.get().value()));
  }

  private static List<Subject> inOrder(List<Subject> subjects) {
    List<Subject> ordered = new ArrayList<>();
    for (Role role : Role.values()) {
      subjects.stream().filter(s -> s.role() == role).forEach(ordered::add);
    }
    return List.copyOf(ordered);
  }

  /** Rows of a measure that the record forgot to describe are shown all the same. */
  private static List<MeasureInfo> measures(RunRecord record) {
    Map<String, MeasureInfo> all = new LinkedHashMap<>();
    record.measures().forEach(m -> all.putIfAbsent(m.id(), m));
    for (Row row : record.rows()) {
      Measurement m = row.measurement();
      all.computeIfAbsent(
          m.measure(), id -> new MeasureInfo(id, id, group(m.unit()), Direction.NONE, ""));
    }
    return List.copyOf(all.values());
  }

  private static Group group(Unit unit) {
    return switch (unit) {
      case MILLISECONDS, SECONDS -> Group.LATENCY;
      case BYTES, PARAMETERS, MACS, FLOPS -> Group.COST;
      case DECIBELS -> Group.PAIRED;
      case NONE -> Group.QUALITY;
    };
  }
}
