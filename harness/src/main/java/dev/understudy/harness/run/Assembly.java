package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts the fragments of all steps together to the record. */
final class Assembly {
  private final Setup setup;
  private final List<String> warnings;

  /**
   * @param warnings what is to be said of the models, before what the steps have to say
   */
  Assembly(Setup setup, List<String> warnings) {
    this.setup = setup;
    this.warnings = List.copyOf(warnings);
  }

  RunRecord record(
      Fragment all, Instant started, Duration elapsed, RunRecord.Provenance provenance) {
    List<RunRecord.Comparison> comparisons = new ArrayList<>(all.comparisons());
    comparisons.addAll(costComparisons(all.rows()));
    Set<String> said = new LinkedHashSet<>(warnings);
    said.addAll(all.warnings());
    Set<String> ids = new LinkedHashSet<>();
    all.rows().forEach(row -> ids.add(row.measurement().measure()));
    comparisons.forEach(c -> ids.add(c.measure()));
    all.exits().forEach(sweep -> ids.add(sweep.distance()));
    return new RunRecord(
        RunRecord.SCHEMA,
        setup.experiment().name(),
        setup.hash(),
        started,
        elapsed,
        provenance,
        setup.contestants().stream().map(Assembly::subject).toList(),
        reference(),
        Measures.describe(ids),
        all.rows(),
        comparisons,
        all.curves(),
        all.samples(),
        all.values(),
        all.gallery(),
        all.exits(),
        all.onDevices(),
        setup.experiment().paper() == null ? null : setup.experiment().paper().table(),
        List.copyOf(said));
  }

  /** Costs are exact, so their comparison needs no step of its own. */
  private List<RunRecord.Comparison> costComparisons(List<RunRecord.Row> rows) {
    Set<String> costs = new LinkedHashSet<>();
    Measures.describe(rows.stream().map(r -> r.measurement().measure()).distinct().toList())
        .stream()
        .filter(m -> m.group() == MeasureInfo.Group.COST)
        .forEach(m -> costs.add(m.id()));
    List<RunRecord.Comparison> out = new ArrayList<>();
    setup
        .experiment()
        .teacher()
        .ifPresent(
            teacher ->
                setup
                    .experiment()
                    .students()
                    .forEach(student -> compare(rows, costs, teacher.name(), student.name(), out)));
    return out;
  }

  private static void compare(
      List<RunRecord.Row> rows,
      Set<String> measures,
      String teacher,
      String student,
      List<RunRecord.Comparison> out) {
    for (RunRecord.Row t : rows) {
      Measurement value = t.measurement();
      String runtime = t.runtime();
      if (!t.subject().equals(teacher) || !measures.contains(value.measure()) || runtime == null) {
        continue;
      }
      rows.stream()
          .filter(s -> s.subject().equals(student) && runtime.equals(s.runtime()))
          .filter(s -> s.measurement().measure().equals(value.measure()))
          .forEach(
              s -> out.add(Comparisons.exact(runtime, teacher, student, value, s.measurement())));
    }
  }

  private static RunRecord.Subject subject(Contestant contestant) {
    return new RunRecord.Subject(
        contestant.name(),
        contestant.role(),
        contestant.generators().stream()
            .map(
                spec ->
                    new RunRecord.Model(
                        spec.label(),
                        String.valueOf(spec.model().path().getFileName()),
                        spec.model().bytes(),
                        spec.model().sha256()))
            .toList());
  }

  private RunRecord.@org.jspecify.annotations.Nullable Reference reference() {
    if (setup.experiment().reference() == null || setup.real() == null) {
      return null;
    }
    return new RunRecord.Reference(
        setup.experiment().reference().name(),
        setup.real().count(),
        setup.real().sha256(),
        setup.statistics() == null ? null : setup.statistics().sha256());
  }
}
