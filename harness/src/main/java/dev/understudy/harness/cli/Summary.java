package dev.understudy.harness.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.Validity;
import dev.understudy.harness.run.ExperimentRun;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is printed when a run is done. */
final class Summary {
  private Summary() {}

  static void print(
      PrintWriter out, ExperimentRun.Outcome outcome, Path folder, List<RunRecord.Row> invalid) {
    out.println();
    Reports.verdict(outcome.record()).forEach(out::println);
    out.println();
    // One launch that failed spoils all figures of its row's subject and runtime: said once.
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (RunRecord.Row row : invalid) {
      String who = row.subject() + (row.runtime() == null ? "" : " on " + row.runtime());
      String why = who + ": " + row.measurement().validity().reason();
      reasons.computeIfAbsent(why, k -> new ArrayList<>()).add(row.measurement().measure());
    }
    Set<String> quoted = new HashSet<>();
    reasons.forEach(
        (why, measures) ->
            out.printf("invalid: %s of %s%n", String.join(", ", measures), once(why, quoted)));
    for (Path report : outcome.reports()) {
      if (report.toString().endsWith(".html")) {
        out.println("report:  " + report.toAbsolutePath().normalize());
      }
    }
    out.println("record:  " + RunOutput.record(folder).toAbsolutePath().normalize());
  }

  /** What a lost phone said last is said of every row that it owes: once is enough. */
  private static String once(String why, Set<String> quoted) {
    String lines = why.lines().filter(line -> line.startsWith("  ")).collect(joining("\n"));
    return lines.isEmpty() || quoted.add(lines)
        ? why
        : Validity.of(Validity.Kind.FAILED, why).brief();
  }

  static String json(ExperimentRun.Outcome outcome, Path folder, List<RunRecord.Row> invalid) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", outcome.record().name());
    summary.put("run", folder.toAbsolutePath().normalize().toString());
    summary.put("record", RunOutput.record(folder).toAbsolutePath().normalize().toString());
    summary.put("reports", outcome.reports().stream().map(Path::toString).toList());
    summary.put("invalid_rows", invalid.size());
    summary.put("verdict", Reports.verdict(outcome.record()));
    try {
      return new JsonMapper().writeValueAsString(summary);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }
}
