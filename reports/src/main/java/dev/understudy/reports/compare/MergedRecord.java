package dev.understudy.reports.compare;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Curve;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.SampleFile;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.RunFiles.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several runs as one record whose subjects are called by their run as well, so that what draws a
 * run's plots draws theirs.
 */
public final class MergedRecord {
  private MergedRecord() {}

  /** The merged record; of the real pictures only the first run's rows are kept. */
  public static RunRecord of(List<ComparedRun> runs) {
    Map<String, MeasureInfo> measures = new LinkedHashMap<>();
    List<Subject> subjects = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    List<SustainedLoad> loads = new ArrayList<>();
    for (ComparedRun run : runs) {
      RunRecord record = run.view().record();
      boolean first = run.label().equals(runs.get(0).label());
      run.view().measures().forEach(m -> measures.putIfAbsent(m.id(), m));
      record
          .subjects()
          .forEach(s -> subjects.add(new Subject(name(run, s.name()), s.role(), s.models())));
      record.rows().stream()
          .filter(row -> first || !row.subject().equals(RunRecord.REAL))
          .forEach(
              r ->
                  rows.add(
                      new Row(name(run, r.subject()), r.device(), r.runtime(), r.measurement())));
      record.curves().stream()
          .filter(curve -> first || !curve.subject().equals(RunRecord.REAL))
          .forEach(
              c ->
                  curves.add(
                      new Curve(
                          c.id(), name(run, c.subject()), c.xLabel(), c.yLabel(), c.x(), c.y())));
      record
          .onDevices()
          .sustained()
          .forEach(
              l ->
                  loads.add(
                      new SustainedLoad(
                          name(run, l.subject()), l.device(), l.runtime(), l.windows(), l.file())));
    }
    RunRecord base = runs.get(0).view().record();
    return new RunRecord(
        RunRecord.SCHEMA,
        CompareGrid.TITLE,
        base.experimentHash(),
        base.started(),
        base.elapsed(),
        base.provenance(),
        subjects,
        base.reference(),
        List.copyOf(measures.values()),
        rows,
        List.of(),
        curves,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new OnDevices(loads, List.of()),
        null,
        List.of());
  }

  /** A run's samples under the merged record's names. */
  public static List<Samples> samples(ComparedRun run, List<Samples> samples) {
    return samples.stream()
        .map(
            s -> {
              SampleFile f = s.file();
              return new Samples(
                  new SampleFile(
                      name(run, f.subject()), f.device(), f.runtime(), f.launch(), f.file()),
                  s.times());
            })
        .toList();
  }

  private static String name(ComparedRun run, String subject) {
    return subject.equals(RunRecord.REAL) ? subject : run.brief() + " · " + subject;
  }
}
