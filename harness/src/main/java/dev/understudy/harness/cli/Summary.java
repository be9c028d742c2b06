package dev.understudy.harness.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.harness.run.ExperimentRun;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is printed when a run is done. */
final class Summary {
  private Summary() {}

  static void print(
      PrintWriter out, ExperimentRun.Outcome outcome, Path folder, List<RunRecord.Row> invalid) {
    out.println();
    Reports.verdict(outcome.record()).forEach(out::println);
    out.println();
    InvalidRows.lines(invalid).forEach(out::println);
    for (Path report : outcome.reports()) {
      if (report.toString().endsWith(".html")) {
        out.println("report:  " + report.toAbsolutePath().normalize());
      }
    }
    out.println("record:  " + RunOutput.record(folder).toAbsolutePath().normalize());
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
