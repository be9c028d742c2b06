package dev.understudy.harness.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.harness.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HistoryCommandTests {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path temp;
  private Path history;
  private String out = "";
  private String err = "";

  @BeforeEach
  void choose() {
    history = temp.resolve("data/history.db");
  }

  private int execute(Object... args) {
    List<String> all = new ArrayList<>(Arrays.stream(args).map(Object::toString).toList());
    all.addAll(List.of("--history", history.toString()));
    StringWriter printed = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(printed));
    line.setErr(new PrintWriter(errors));
    int code = line.execute(all.toArray(String[]::new));
    out = printed.toString();
    err = errors.toString();
    return code;
  }

  private JsonNode json(Object... args) throws IOException {
    assertThat(execute(args)).as(err).isZero();
    return JSON.readTree(out);
  }

  private Path run(int night) {
    return SmallRun.write(temp.resolve("run" + night), night, "Nightly", night < 6 ? 10 : 12);
  }

  /** Imports nights 0 to n − 1; the id of the last. */
  private String nights(int n) throws IOException {
    List<Object> args = new ArrayList<>(List.of("history", "import", "--json"));
    for (int i = 0; i < n; i++) {
      args.add(run(i));
    }
    return json(args.toArray()).path("runs").path(n - 1).path("id").asText();
  }

  @Test
  void helpOfEveryCommand() {
    for (String command : "import list show trend tag prune export".split(" ", -1)) {
      CommandLine line = CommandLines.create();
      StringWriter printed = new StringWriter();
      line.setOut(new PrintWriter(printed));
      assertThat(line.execute("history", command, "--help")).isZero();
      assertThat(printed.toString()).contains("--history", "--json");
    }
  }

  @Test
  void importIsToldAndSoIsItsRepetition() {
    assertThat(execute("history", "import", run(0), run(1).resolve("record.json"))).isZero();
    assertThat(out.lines()).hasSize(2).allMatch(l -> l.endsWith("Nightly: added, with 1 file"));
    assertThat(execute("history", "import", run(0))).isZero();
    assertThat(out).contains("already there");
    assertThat(err).isEmpty();
  }

  @Test
  void oneBadRunDoesNotKeepTheOthersOut() throws IOException {
    Path bad = Files.createDirectories(temp.resolve("bad"));
    Files.writeString(bad.resolve("record.json"), "{\"schema\": 3, \"name\": \"cut o");
    Files.delete(run(1).resolve("samples/0.json"));

    assertThat(execute("history", "import", bad, run(0), temp.resolve("run1"))).isEqualTo(2);

    assertThat(err).contains("cut off", "what to do", "warning: ", "samples/0.json is missing");
    assertThat(json("history", "list", "--json").path("runs")).hasSize(2);
  }

  @Test
  void listTellsAndFilters() throws IOException {
    String id = nights(3);
    assertThat(execute("history", "list", "--limit", 2)).isZero();
    assertThat(out)
        .contains("Nightly", "student, teacher", "local", id.substring(0, 12))
        .contains("1 older");
    assertThat(json("history", "list", "--json", "--limit", 1).path("total").asInt()).isEqualTo(3);
    assertThat(json("history", "list", "--json", "--since", "2026-01-03").path("runs")).hasSize(1);
    assertThat(json("history", "list", "--json", "--until", "1h").path("runs")).hasSize(3);
    assertThat(json("history", "list", "--json", "--device", "x").path("runs")).isEmpty();
    assertThat(execute("history", "list", "--experiment", "x")).isZero();
    assertThat(out).contains("no such run");
  }

  @Test
  void showPrintsTheVerdictAndTheRecord() throws IOException {
    String id = nights(1);
    assertThat(execute("history", "show", id.substring(0, 6))).isZero();
    assertThat(out).contains(id, "Example CPU", "3.00× faster", "latency-p50", "10.0 ms ± 1.0");
    JsonNode shown = json("history", "show", id, "--json");
    assertThat(shown.path("record").path("name").asText()).isEqualTo("Nightly");
    assertThat(shown.path("verdict")).isNotEmpty();
    assertThat(shown.path("files")).hasSize(2);
  }

  @Test
  void trendShowsLevelsInEveryForm() throws IOException {
    nights(12);
    Object[] one = {"history", "trend", "--measure", "latency-p50", "--subject", "student"};
    assertThat(execute(one)).isZero();
    assertThat(out)
        .contains("<- a new level", "changed on 2026-01-07", "10.0 ms to 12.0 ms (+20.0 %)");

    assertThat(execute(with(one, "--csv"))).isZero();
    assertThat(out.lines()).hasSize(13);
    assertThat(out.lines().skip(7).findFirst().orElseThrow()).endsWith(",MEASURED,12,1");

    JsonNode points = json(with(one, "--json")).path("series").path(0).path("points");
    assertThat(points).hasSize(12);
    assertThat(points.path(6).path("change").asBoolean()).isTrue();

    for (String file : List.of("plot.svg", "plot.png")) {
      assertThat(execute(with(one, "--plot", temp.resolve(file)))).isZero();
    }
    assertThat(ImageIO.read(temp.resolve("plot.png").toFile())).isNotNull();
    assertThat(temp.resolve("plot.svg")).content().contains("<svg");
    assertThat(execute(with(one, "--plot", temp.resolve("plot.gif")))).isEqualTo(2);
    assertThat(execute("history", "trend", "--measure", "latency-p50", "--plot", "x.svg"))
        .isEqualTo(2);
    assertThat(err).contains("one series");
    assertThat(execute("history", "trend", "--measure", "fid")).isEqualTo(2);
    assertThat(err).contains("no such values");
    assertThat(execute(with(one, "--csv", "--json"))).isEqualTo(2);
  }

  private static Object[] with(Object[] args, Object... more) {
    Object[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  @Test
  void tagsAreSetMovedListedAndDeleted() throws IOException {
    String id = nights(2);
    String other = json("history", "list", "--json").path("runs").path(1).path("id").asText();
    assertThat(execute("history", "tag", id, "v1")).isZero();
    assertThat(execute("history", "tag", other, "v1")).isEqualTo(2);
    assertThat(err).contains("--force");
    assertThat(execute("history", "tag", other, "v1", "--force")).isZero();
    assertThat(json("history", "tag", "--json").path("tags").path(0).path("run").asText())
        .isEqualTo(other);
    assertThat(execute("history", "show", "tag:v1")).isZero();
    assertThat(execute("history", "tag", "--delete", "v1")).isZero();
    assertThat(execute("history", "tag", "--delete", "v1")).isEqualTo(2);
    assertThat(execute("history", "tag", id)).isEqualTo(2);
  }

  @Test
  void pruneSaysFirstAndDoesThen() throws IOException {
    nights(3);
    assertThat(execute("history", "prune", "--keep", 1, "--dry-run")).isZero();
    assertThat(out).contains("2 would be removed");
    assertThat(json("history", "list", "--json").path("runs")).hasSize(3);
    assertThat(json("history", "prune", "--keep", 1, "--json").path("removed").asInt())
        .isEqualTo(2);
    assertThat(json("history", "list", "--json").path("runs")).hasSize(1);
    assertThat(execute("history", "prune")).isEqualTo(2);
    assertThat(execute("history", "prune", "--older-than", "soon")).isEqualTo(2);
    assertThat(err).contains("12h");
  }

  @Test
  void anExportedRunCanBeReportedAndImportedAgain() throws IOException {
    String id = nights(1);
    Path folder = temp.resolve("out");
    assertThat(execute("history", "export", id, "-o", folder)).isZero();
    assertThat(folder.resolve("record.json"))
        .hasSameBinaryContentAs(temp.resolve("run0/record.json"));
    assertThat(execute("history", "export", id, "-o", folder)).isEqualTo(2);
    assertThat(execute("report", folder, "--format", "md")).isZero();
    assertThat(execute("history", "import", folder)).isZero();
    assertThat(out).contains("already there");
  }

  @Test
  void aReportIsDrawnOfAHistoryIdOrTag() throws IOException {
    String id = nights(1);
    execute("history", "tag", id, "v1");
    for (String run : List.of(id.substring(0, 8), "tag:v1")) {
      Path drawn = temp.resolve("drawn-" + run.replace(':', '-'));
      assertThat(execute("report", run, "--format", "md,csv", "--out", drawn)).as(err).isZero();
      assertThat(drawn.resolve("table.md")).content().contains("student");
      assertThat(drawn.resolve("samples.csv")).content().contains("1100000");
    }
  }

  @Test
  void aReportKeepsTheRecordWholeWhereverItIsDrawn() throws IOException {
    String id = nights(1);
    Path drawn = temp.resolve("drawn");
    assertThat(execute("report", id, "--out", drawn)).as(err).isZero();
    assertThat(drawn.resolve("record.json"))
        .hasSameBinaryContentAs(temp.resolve("run0/record.json"));
    assertThat(drawn.resolve("report.html")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffff", "tag:none", "no/such/run", "'; DROP TABLE", "abc"})
  void anUnknownRunIsTwo(String run) throws IOException {
    nights(1);
    assertThat(execute("report", run)).isEqualTo(2);
    assertThat(err).contains("what to do");
    assertThat(execute("history", "show", run)).isEqualTo(2);
  }

  @Test
  void siteIsWrittenAndRenewed() throws IOException {
    nights(2);
    Path site = temp.resolve("site");
    JsonNode first = json("site", "-o", site, "--json");
    assertThat(first.path("runs").asInt()).isEqualTo(2);
    assertThat(site.resolve("index.html")).content().contains("Nightly");
    assertThat(json("site", "-o", site, "--json").path("drawn").asInt()).isZero();
    assertThat(execute("site", "-o", site)).isZero();
    assertThat(out).contains("0 pages drawn", "index.html");
  }

  @Test
  void noHistoryIsTwoAndNoDatabaseEither() throws IOException {
    assertThat(execute("history", "list")).isEqualTo(2);
    assertThat(err).contains("no history here yet");
    Files.createDirectories(history.getParent());
    Files.writeString(history, "no database at all, but a text that is long enough".repeat(50));
    assertThat(execute("history", "list")).isEqualTo(2);
    assertThat(err).contains("no SQLite file");
  }

  @Test
  void aServerOutOfReachIsFourAndItsPasswordStaysSecret() {
    history = Path.of("x");
    StringWriter errors = new StringWriter();
    CommandLine line = CommandLines.create();
    line.setErr(new PrintWriter(errors));
    int code =
        line.execute("history", "list", "--history", "postgresql://me:s3cret@127.0.0.1:1/db");
    assertThat(code).isEqualTo(4);
    assertThat(errors.toString()).contains("127.0.0.1:1/db").doesNotContain("s3cret");
  }
}
