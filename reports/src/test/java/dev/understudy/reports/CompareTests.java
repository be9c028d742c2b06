package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.Reports.Run;
import dev.understudy.reports.RunRecord.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several runs beside each other: what is compared, what is not, and why. */
class CompareTests {
  @TempDir Path folder;

  /** The demo's run as it might be a week later, with one measure's values changed. */
  static DemoRun later(String measure, UnaryOperator<Measurement> change) {
    DemoRun run = DemoRun.create();
    run.started = Instant.parse("2026-11-08T09:30:00Z");
    run.hash = "77aa".repeat(16);
    run.rows.replaceAll(
        row ->
            row.measurement().measure().equals(measure)
                ? new Row(
                    row.subject(), row.device(), row.runtime(), change.apply(row.measurement()))
                : row);
    return run;
  }

  static Measurement times(Measurement m, double factor) {
    var i = m.interval();
    return new Measurement(
        m.measure(),
        m.value() * factor,
        m.unit(),
        m.n(),
        i == null
            ? null
            : new dev.understudy.common.ConfidenceInterval(
                i.low() * factor, i.high() * factor, i.level(), i.method()),
        m.protocol(),
        m.validity(),
        m.warnings());
  }

  private List<Run> runs(DemoRun... runs) {
    return java.util.Arrays.stream(runs).map(run -> new Run(run.build(), folder)).toList();
  }

  private static List<String> row(String markdown, String... starts) {
    return markdown
        .lines()
        .filter(line -> line.startsWith("| ") && List.of(starts).stream().allMatch(line::contains))
        .findFirst()
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .orElseThrow();
  }

  @Test
  void everyRunsValuesStandBesideTheFirstOnes() {
    DemoRun faster = later("latency-p50", m -> times(m, 0.9));

    String table =
        Reports.comparison(runs(DemoRun.create(), faster), Set.of("latency-p50", "macs"));

    assertThat(row(table, "2026-11-01", "style-teacher", "onnxruntime"))
        .containsExactly(
            "Fashion demo, 2026-11-01",
            "style-teacher",
            "teacher",
            "local",
            "onnxruntime",
            "93.2M",
            "1.61 ± 0.01");
    // 1.61 · 0.9 − 1.61 = −0.161; √(0.012² + 0.0108²) = 0.0161
    assertThat(row(table, "2026-11-08", "style-teacher", "onnxruntime").subList(5, 7))
        .containsExactly("93.2M (Δ 0)", "1.45 ± 0.01 (Δ −0.161 ± 0.016\\*)");
    assertThat(table)
        .contains("* The interval of the difference leaves out zero.".replace("*", "\\*"))
        .contains("less the value of Fashion demo, 2026-11-01")
        .contains("feature network ab12ab12ab12…b12ab12");
  }

  @Test
  void bestAndSecondOfAColumnAreSetApart() {
    String table =
        Reports.comparison(
            runs(DemoRun.create(), later("fd-fashion", m -> times(m, 0.5))), Set.of("fd-fashion"));

    assertThat(row(table, "2026-11-08", "style-teacher").get(5)).startsWith("**2.92** ± 0.21");
    assertThat(row(table, "2026-11-01", "style-teacher").get(5)).startsWith("<u>5.83</u> ± 0.42");
    assertThat(table).contains("Underlined: the second best.");
  }

  @Test
  void otherProtocolsDataWeightsAndHardwareAreNamedAndNeverRanked() throws IOException {
    DemoRun protocol =
        later(
            "fd-fashion",
            m ->
                new Measurement(
                    m.measure(),
                    0.5,
                    m.unit(),
                    m.n(),
                    m.interval(),
                    "ddof=0",
                    m.validity(),
                    List.of()));
    DemoRun data = later("", m -> m);
    data.pictures = "12".repeat(32);
    DemoRun weights = later("", m -> m);
    weights.network = "34".repeat(32);
    DemoRun hardware = later("latency-p50", m -> times(m, 0.1));
    hardware.cpu = "Other CPU";

    assertThat(compared(protocol, "fd-fashion"))
        .contains("Not comparable: protocol “ddof=0” instead of “128-d features");
    assertThat(compared(protocol, "fd-fashion")).contains("**5.83**").doesNotContain("**0.5");
    DemoRun warmer =
        later(
            "latency-p50",
            m ->
                new Measurement(
                    m.measure(),
                    m.value() / 2,
                    m.unit(),
                    m.n(),
                    m.interval(),
                    m.protocol() + "; thermal light; battery 80 % to 79 %",
                    m.validity(),
                    List.of()));
    assertThat(compared(warmer, "latency-p50"))
        .as("heat and charge are met, not chosen")
        .doesNotContain("Not comparable");
    assertThat(compared(data, "fd-fashion"))
        .contains("Not comparable: other real pictures: Fashion-MNIST test, 32x32.");
    assertThat(compared(weights, "fd-fashion"))
        .contains("Not comparable: other weights of the feature network.");
    assertThat(compared(hardware, "latency-p50"))
        .contains(
            "Not comparable: other hardware: CPU “Other CPU” instead of “Example CPU, 2 cores”.")
        .contains("**0.312**");
    assertThat(compared(hardware, "macs")).doesNotContain("Not comparable");
    assertThat(compared(hardware, "fd-fashion")).doesNotContain("Not comparable");
  }

  @Test
  void aPhonesOtherBuildSaysNothingOfThisMachine() throws IOException {
    DemoRun later = later("latency-p50", m -> times(m, 0.1));
    later.pixel = "build B";

    assertThat(compared(later, "latency-p50")).doesNotContain("Not comparable");
  }

  /** Footnotes unescaped, since only their words matter here. */
  private String compared(DemoRun other, String measure) {
    return Reports.comparison(runs(DemoRun.create(), other), Set.of(measure))
        .replaceAll("\\\\(.)", "$1");
  }

  @Test
  void distancesOfOtherNumbersOfPicturesAreNotCompared() {
    DemoRun fewer =
        later(
            "fd-fashion",
            m ->
                new Measurement(
                    m.measure(),
                    m.value(),
                    m.unit(),
                    500,
                    m.interval(),
                    m.protocol(),
                    m.validity(),
                    List.of()));

    assertThat(compared(fewer, "fd-fashion"))
        .contains("Not comparable: n “500” instead of “2,000”.");
  }

  @Test
  void aValueThatMayNotBeBelievedIsMarkedAndItsChangeNotShown() {
    Validity throttled = Validity.of(Validity.Kind.THROTTLED, "thermal status 2");
    DemoRun hot = later("latency-p50", m -> times(m, 3).withValidity(throttled));

    String table = compared(hot, "latency-p50");

    assertThat(row(table, "2026-11-08", "style-teacher", "onnxruntime").get(5))
        .startsWith("4.83 ± 0.04†<sup>")
        .endsWith("(Δ +3.22 ± 0.04)");
    assertThat(table).contains("Throttled: thermal status 2.");
  }

  @Test
  void runsOfOneNameAreToldApartByDateThenTimeThenHash() {
    DemoRun same = DemoRun.create();
    DemoRun hour = DemoRun.create();
    hour.started = Instant.parse("2026-11-01T10:30:00Z");
    DemoRun other = DemoRun.create();
    other.name = "Other";

    String table = Reports.comparison(runs(DemoRun.create(), same, hour, other), Set.of("macs"));

    assertThat(table.replaceAll("\\\\(.)", "$1"))
        .contains("| Fashion demo, 2026-11-01 09:30:00, 4f1c4f1c, no. 1 |")
        .contains("| Fashion demo, 2026-11-01 09:30:00, 4f1c4f1c, no. 2 |")
        .contains("| Fashion demo, 2026-11-01 10:30 |")
        .contains("| Other |");
  }

  @Test
  void aStudentOfAnotherNameIsHeldAgainstTheOnlyStudent() {
    DemoRun renamed = new DemoRun();
    renamed.student = "smaller-student";
    renamed.started = Instant.parse("2026-11-09T09:30:00Z");
    renamed.fill("");

    String table = Reports.comparison(runs(DemoRun.create(), renamed), Set.of("macs"));

    assertThat(row(table, "smaller-student", "tflite").get(5)).contains("(Δ 0)");
  }

  @Test
  void everyFileIsDrawnAndTheCsvHasAllMeasures() throws IOException {
    List<Path> written =
        Reports.compare(
            runs(DemoRun.create().withFiles(folder), later("latency-p50", m -> times(m, 0.9))),
            Set.of("key"),
            Reports.COMPARE_FORMATS,
            folder.resolve("out"));

    assertThat(written.stream().map(file -> file.getFileName().toString()))
        .containsExactly("compare.md", "compare.tex", "compare.csv", "compare.html");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Files.readString(folder.resolve("out/compare.csv")), format)) {
      List<CSVRecord> lines = parser.getRecords();
      assertThat(lines).hasSize(2 * 50);
      assertThat(lines.stream().map(line -> line.get("comparable")).distinct())
          .containsExactlyInAnyOrder("first", "yes", "");
      CSVRecord p50 =
          lines.stream()
              .filter(l -> l.get("measure").equals("latency-p50"))
              .filter(l -> l.get("comparable").equals("yes"))
              .findFirst()
              .orElseThrow();
      assertThat(Double.parseDouble(p50.get("difference")))
          .isCloseTo(-0.161, org.assertj.core.api.Assertions.within(1e-9));
    }
  }

  @Test
  void thePageOpensWithTheVerdictAndHasTrendAndPareto() throws IOException {
    Document page =
        page(DemoRun.create().withFiles(folder), later("latency-p50", m -> times(m, 0.9)));

    assertThat(page.select("main > section").eachAttr("id"))
        .startsWith("verdict", "comparison", "plot-trend", "plot-quality-latency", "plot-latency");
    assertThat(page.select("#verdict h3").eachText()).containsExactly("Fashion demo, 2026-11-08");
    assertThat(page.select("#verdict p").get(0).text())
        .startsWith(
            "style-teacher: FD (fashion) unchanged (5.83 vs 5.83; difference 0.000, 95 % CI")
        .contains(
            "; p50 on local · onnxruntime 10 % lower, better (1.45 ms vs 1.61 ms; difference"
                + " −0.161, 95 % CI −0.177 to −0.145)");
    assertThat(page.select("#verdict p").get(1).text())
        .contains("10 % lower (0.633 ms vs 0.703 ms;", "not to be relied on, unstable");
    assertThat(page.select("#comparison tbody tr")).hasSize(8);
    assertThat(page.select("#comparison .change").eachText()).contains("Δ −0.161 ± 0.016*");
    assertThat(page.select("#runs summary").eachText()).contains("Fashion demo, 2026-11-08");
  }

  private Document page(DemoRun... runs) throws IOException {
    Path out = folder.resolve("page");
    Reports.compare(runs(runs), Set.of("key"), Set.of(Reports.Format.HTML), out);
    return Jsoup.parse(Files.readString(out.resolve("compare.html")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, -1e300, 1e18, 4.9e-324, 0, 1e-30, 1.0000000001})
  @Timeout(60)
  void valuesOfAnySizeAndRunsOfAnyTimeAreDrawn(double factor) throws IOException {
    DemoRun old = later("latency-p50", m -> DemoRun.m(m.measure(), factor, m.unit(), 9, 0, ""));
    old.rows.replaceAll(
        row ->
            row.measurement().measure().equals("fd-fashion")
                ? new Row(
                    row.subject(),
                    null,
                    null,
                    DemoRun.m("fd-fashion", factor, row.measurement().unit(), 9, 0, ""))
                : row);
    old.started = Instant.MIN;
    DemoRun future = later("", m -> m);
    future.started = Instant.MAX;

    Document page = page(old, future, DemoRun.create());

    assertThat(page.select("#comparison tbody tr")).hasSize(12);
    assertThat(page.select("section").eachAttr("id")).contains("plot-trend");
  }

  @Test
  void anUnknownMeasureIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Reports.comparison(runs(DemoRun.create()), Set.of("fid")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fid")
        .hasMessageContaining("fd-fashion, kid-fashion");
  }

  @Test
  void hostileNamesStayTextInEveryFile() throws IOException {
    for (String name : Hostile.NAMES) {
      DemoRun one = Hostile.run(name, "S" + name);
      DemoRun two = Hostile.run(name, "S" + name);
      two.started = Instant.parse("2026-11-08T09:30:00Z");
      Path out = folder.resolve("hostile");
      Reports.compare(runs(one, two), Set.of("key"), Reports.COMPARE_FORMATS, out);
      String html = Files.readString(out.resolve("compare.html"));
      Document page = Jsoup.parse(html);
      assertThat(page.select("script")).hasSize(3);
      assertThat(page.select("svg, iframe, link, object, form")).isEmpty();
      assertThat(page.getAllElements())
          .allMatch(
              e -> e.attributes().asList().stream().noneMatch(a -> a.getKey().startsWith("on")));
      assertThat(html).doesNotContain("\u202E", "\0", "\u001B");
      assertThat(Files.readString(out.resolve("compare.md"))).doesNotContain("<script", "<img");
      assertThat(Files.readString(out.resolve("compare.tex")))
          .doesNotContain("\\input{", "\\write18");
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      try (CSVParser parser =
          CSVParser.parse(Files.readString(out.resolve("compare.csv")), format)) {
        for (CSVRecord line : parser) {
          assertThat(line.get("run")).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
          assertThat(line.get("subject")).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
        }
      }
    }
  }
}
