package dev.understudy.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.harness.cli.CommandLines;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.ImportOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command, from files to its exit code. */
class GateCommandTests {
  @TempDir private Path folder;

  private record Result(int code, String out, String err) {}

  private Result gate(Object... arguments) {
    CommandLine line = CommandLines.create();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of("gate"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    if (!all.contains("--github")) {
      all.add("--no-github"); // these tests may run in a GitHub job themselves
    }
    int code = line.execute(all.toArray(String[]::new));
    return new Result(code, out.toString(), err.toString());
  }

  private Path run(String name, Draft draft) {
    return draft.write(folder.resolve(name));
  }

  private static Draft night(long day, double latency) {
    return new Draft(day)
        .latency(latency, 0.005)
        .values("lpips-squeeze", 0.2, 0.3, 1)
        .estimate("fid", 10, 0.3)
        .cost("bytes", 1000);
  }

  @Test
  void exitCodesAreThoseOfTheDesign() {
    Path before = run("before", night(1, 5));

    Result same = gate(run("same", night(2, 5.01)), "--baseline", before);
    Result slow = gate(run("slow", night(3, 5.7)), "--baseline", before.resolve("record.json"));
    Result hot = gate(run("host", night(4, 5).host("cpu", "Another CPU")), "--baseline", before);
    Result none = gate(folder.resolve("none"), "--baseline", before);

    assertThat(same.code()).as(same.out()).isZero();
    assertThat(same.out()).startsWith("PASS: ");
    assertThat(slow.code()).isEqualTo(1);
    assertThat(slow.out())
        .startsWith("REGRESSION: 3 of 10 rules got worse")
        .contains("Mann–Whitney U on thinned samples", "3 of 3 launches agree");
    assertThat(hot.code()).isEqualTo(3);
    assertThat(hot.out()).startsWith("NOT COMPARABLE: 7 of 10 rules");
    assertThat(none.code()).isEqualTo(2);
    assertThat(gate(before).code()).as("no baseline").isEqualTo(2);
  }

  @Test
  void valuesPerPictureAreReadFromTheRunsFolder() {
    Path before = run("before", night(1, 5));
    Path after = run("after", night(2, 5));

    Result all = gate(after, "--baseline", before, "--all");

    assertThat(all.out()).contains("paired bootstrap over pictures at equal inputs");
  }

  @Test
  void filesAndJsonHoldTheSameReport() throws IOException {
    Path before = run("before", night(1, 5));
    Path out = folder.resolve("out");

    Result json = gate(run("slow", night(2, 6)), "--baseline", before, "--json", "--out", out);

    assertThat(new ObjectMapper().readTree(json.out()).path("outcome").asText())
        .isEqualTo("regression");
    assertThat(Files.readString(out.resolve("gate.json"))).isEqualTo(json.out());
    assertThat(out.resolve("gate.xml")).content().contains("<failure type=\"regression\"");
    assertThat(out.resolve("gate.md")).content().startsWith("# Gate: nightly");
    Path only = folder.resolve("only");
    gate(folder.resolve("slow"), "--baseline", before, "--out", only, "--format", "md");
    assertThat(only).isDirectoryContaining(f -> f.endsWith("gate.md"));
    assertThat(only.resolve("gate.json")).doesNotExist();
  }

  @Test
  void annotationsGoWhereTheyDoNotDisturb() {
    Path before = run("before", night(1, 5));
    Path slow = run("slow", night(2, 6));

    Result text = gate(slow, "--baseline", before, "--github");
    Result json = gate(slow, "--baseline", before, "--github", "--json");

    assertThat(text.out()).contains("\n::error title=gate%3A regression::student");
    assertThat(json.out()).doesNotContain("::error");
    assertThat(json.err()).contains("::error");
  }

  @Test
  void aPolicyFileChangesWhatCounts() throws IOException {
    Path before = run("before", night(1, 5));
    Path slow = run("slow", night(2, 5.7));
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"), "rules:\n  - {measure: \"latency-*\", change: 50%}\n");
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "rules: [{measure: latncy-p50}]");

    assertThat(gate(slow, "--baseline", before, "--policy", policy).code()).isZero();
    Result mistake = gate(slow, "--baseline", before, "--policy", wrong);
    assertThat(mistake.code()).isEqualTo(2);
    assertThat(mistake.err()).contains("wrong.yaml:1", "did you mean `latency-p50`?");
  }

  @Test
  void lastRunsComeFromTheHistoryWithoutTheRunItselfAndLaterOnes() {
    Path history = folder.resolve("history.db");
    try (History opened = History.open(history.toString())) {
      for (int day = 1; day <= 8; day++) {
        Path night = run("night" + day, night(day, 5 + 0.01 * (day % 3)));
        opened.importRun(night, ImportOptions.DEFAULT);
      }
      opened.importRun(run("later", night(30, 9)), ImportOptions.DEFAULT);
      opened.importRun(run("other", night(9, 9).experiment("another")), ImportOptions.DEFAULT);
      opened.importRun(run("slow", night(20, 5.6)), ImportOptions.DEFAULT);
    }

    Result slow =
        gate(folder.resolve("slow"), "--baseline", "last:10", "--history", history, "--json");
    Result fine = gate(folder.resolve("night8"), "--baseline", "last:10", "--history", history);

    assertThat(slow.code()).isEqualTo(1);
    assertThat(slow.out()).contains("robust z");
    assertThat(fine.code()).as(fine.out()).isZero();
  }

  @Test
  void emptyWindowsAndUnknownTagsAreToldWithARemedy() {
    Path history = folder.resolve("history.db");
    Path run = run("run", night(5, 5));
    try (History opened = History.open(history.toString())) {
      opened.importRun(run, ImportOptions.DEFAULT);
      opened.importRun(
          run("other", new Draft(1).latency(5, 0.01).host("cpu", "Another")),
          ImportOptions.DEFAULT);
    }

    Result window = gate(run, "--baseline", "last:5", "--history", history);
    Result first = gate(folder.resolve("other"), "--baseline", "last:5", "--history", history);
    Result tag = gate(run, "--baseline", "tag:release", "--history", history);
    Result odd = gate(run, "--baseline", "last:0", "--history", history);
    Result nowhere = gate(run, "--baseline", "last:5", "--history", folder.resolve("none.db"));

    assertThat(window.code()).isEqualTo(2);
    assertThat(window.err()).contains("of 1 earlier runs", "none is comparable", "what to do");
    assertThat(first.err()).contains("no earlier run of “nightly”");
    assertThat(tag.code()).isEqualTo(2);
    assertThat(tag.err()).contains("tag:release");
    assertThat(odd.err()).contains("this is no window", "--baseline last:10");
    assertThat(nowhere.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"schema\" : 4';'\"schema\" : 99';written by a newer understudy",
        "'\"low\" : 9.7';'\"low\" : null';interval",
        "'\"low\" : 9.7';'\"low\" : 1e9';interval ends out of order",
        "'\"name\" : \"nightly\"';'\"name\" : null';name",
        "'\"value\" : 10.0';'\"value\" : null';NaN"
      })
  void recordsThatCannotBeTrustedAreRefused(String from, String to, String message)
      throws IOException {
    Path before = run("before", night(1, 5));
    Path after = run("after", night(2, 5));
    Path record = after.resolve("record.json");
    String text = Files.readString(record);
    assertThat(text).contains(from);
    Files.writeString(record, text.replaceFirst(java.util.regex.Pattern.quote(from), to));

    Result result = gate(after, "--baseline", before);

    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(2);
    assertThat(result.err()).contains("record.json", message);
    assertThat(gate(before, "--baseline", after).code()).isEqualTo(2);
  }

  @Test
  void aRecordThatIsCutOffIsRefused() throws IOException {
    Path before = run("before", night(1, 5));
    Path record = run("after", night(2, 5)).resolve("record.json");
    byte[] bytes = Files.readAllBytes(record);
    Files.write(record, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    Result result = gate(record, "--baseline", before);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("the file is cut off");
  }

  @Test
  void samplesThatAreMissingCutOffOrOutsideTheFolderAreNotComparable() throws IOException {
    Path before = run("before", night(1, 5));
    Path missing = run("missing", night(2, 5));
    Files.delete(missing.resolve("samples/1.json"));
    Path cut = run("cut", night(2, 5));
    Files.writeString(cut.resolve("samples/0.json"), "{\"load_ns\":1,\"first_ns\":1,\"steady_n");
    Path outside = run("outside", night(2, 5));
    Path record = outside.resolve("record.json");
    Files.writeString(
        record, Files.readString(record).replace("samples/2.json", "../before/samples/2.json"));

    for (Path run : List.of(missing, cut, outside)) {
      Result result = gate(run, "--baseline", before);

      assertThat(result.code()).as(result.out()).isEqualTo(3);
      assertThat(result.out()).containsPattern("raw samples of launch \\d, .*, (could not|are)");
    }
  }

  @Test
  void aRunIsNotItsOwnBaselineByWhateverName() {
    Path run = run("run", night(1, 5));
    Path history = folder.resolve("history.db");
    try (History opened = History.open(history.toString())) {
      String id = opened.importRun(run, ImportOptions.DEFAULT).id();

      assertThat(gate(run, "--baseline", run).err()).contains("this is the run itself");
      Result stored = gate(run, "--baseline", id, "--history", history);
      assertThat(stored.code()).isEqualTo(2);
      assertThat(stored.err()).contains("this is the run itself");
    }
  }

  @Test
  void confirmNeedsTheRunsExperiment() {
    Path before = run("before", night(1, 5));

    Result result = gate(run("slow", night(2, 6)), "--baseline", before, "--confirm");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("has no experiment.yaml", "--experiment");
  }
}
