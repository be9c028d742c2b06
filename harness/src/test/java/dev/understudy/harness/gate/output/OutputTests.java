package dev.understudy.harness.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.RowKey;
import dev.understudy.harness.gate.Verdict;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class OutputTests {
  private static Finding finding(String subject, Verdict verdict, String reason) {
    return new Finding(
        new RowKey(subject, "local", "tflite", "latency-p50"),
        "Median latency",
        verdict,
        Measurement.of("latency-p50", 1, Unit.MILLISECONDS, 600, null, "made up"),
        Measurement.of("latency-p50", 1.1, Unit.MILLISECONDS, 600, null, "made up"),
        0.1,
        1e-9,
        1e-8,
        "Mann–Whitney U on thinned samples",
        reason,
        List.of("a note of " + subject));
  }

  private static GateReport report(String name) {
    return new GateReport(
        "runs/" + name,
        name,
        "tag:" + name,
        "default",
        List.of(
            finding(name, Verdict.REGRESSION, "worse by more than 5 %"),
            finding(name, Verdict.NOT_COMPARABLE, "other hardware: " + name),
            finding(name, Verdict.PASS, "the same"),
            finding(name, Verdict.NEW, "the baseline has no such row"),
            finding(name, Verdict.NOT_CONFIRMED, "measured again it is the same")),
        3,
        List.of("a note on " + name));
  }

  private static String console(GateReport report, boolean all) {
    StringWriter text = new StringWriter();
    ConsoleText.print(report, all, new PrintWriter(text));
    return text.toString();
  }

  private static String commands(GateReport report) {
    StringWriter text = new StringWriter();
    Commands.print(report, new PrintWriter(text));
    return text.toString();
  }

  private static Document xml(GateReport report) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(JUnitXml.write(report).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void consoleTellsTheVerdictFirstAndTheRulesWithTheirTests() {
    String text = console(report("student"), false);

    assertThat(text)
        .startsWith("REGRESSION: 1 of 5 rules got worse against tag:student; 1 rule is not")
        .contains("student, local, tflite: Median latency", "1.00 ms → 1.10 ms", "+10.0 %")
        .contains("p < 0.001", "Mann–Whitney U", "regression: student", "worse by more than 5 %")
        .contains("corrected for 3 tests by Holm’s method", "1 rule passed; --all shows them.")
        .contains("note: a note on student")
        .doesNotContain("\npass ");
    assertThat(console(report("student"), true)).contains("\npass ");
  }

  @Test
  void passIsSaidOnlyWhereSomethingWasCompared() {
    Finding fresh = finding("a", Verdict.NEW, "the baseline has no such row");
    Finding same = finding("a", Verdict.PASS, "the same");

    assertThat(console(with(fresh), false)).startsWith("NOT COMPARABLE: nothing could be held");
    assertThat(console(with(same), false)).startsWith("PASS: none of 1 rule got worse");
    assertThat(console(with(), false)).startsWith("NOT COMPARABLE: nothing could be held");
  }

  private static GateReport with(Finding... findings) {
    return new GateReport("r", "e", "b", "default", List.of(findings), 0, List.of());
  }

  @Test
  void junitFailsRegressionsAndShowsWhatIsNotComparableAsErrors() throws Exception {
    Document xml = xml(report("student"));
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);

    assertThat(suite.getAttribute("tests")).isEqualTo("5");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    Element error = (Element) xml.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message")).contains("other hardware");
    assertThat(xml(with()).getElementsByTagName("error").getLength())
        .as("an empty suite would be green")
        .isEqualTo(1);
  }

  @Test
  void jsonHasEveryKey() throws Exception {
    JsonNode json = new ObjectMapper().readTree(GateJson.write(report("student")));

    assertThat(json.path("outcome").asText()).isEqualTo("regression");
    assertThat(json.path("correction").path("method").asText()).isEqualTo("Holm");
    assertThat(json.path("counts").path("not-comparable").asInt()).isEqualTo(1);
    JsonNode first = json.path("findings").path(0);
    assertThat(first.path("pHolm").asDouble()).isEqualTo(1e-8);
    assertThat(first.path("now").asDouble()).isEqualTo(1.1);
    assertThat(first.path("verdict").asText()).isEqualTo("regression");
  }

  @Test
  void annotationsAreErrorsWarningsAndNotices() {
    assertThat(commands(report("student")).lines())
        .hasSize(3)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("::error title=gate%3A regression::student"),
            line -> assertThat(line).startsWith("::warning title=gate%3A not comparable::"),
            line -> assertThat(line).startsWith("::notice title=gate%3A not confirmed::"));
    assertThat(commands(report("student"))).contains("+10.0 %25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a\n::error::injected",
        "a\r\n::set-output name=x::y",
        "##[error]injected",
        "]]><x/>",
        "a | b | [c](javascript:alert(1)) `d`",
        "\\input{/etc/passwd}",
        "=cmd()",
        "\u202Etxet\u0000\u001B[31m\uFFFE",
        "\uD800 alone",
        "name\"'&;%0A"
      })
  void hostileNamesStayText(String name) throws Exception {
    GateReport report = report(name);

    String commands = commands(report);
    assertThat(commands.lines()).hasSize(3).allMatch(l -> l.matches("::(error|warning|notice) .*"));
    assertThat(commands).doesNotContain("##[");
    String console = console(report, true);
    assertThat(console.lines()).noneMatch(l -> l.strip().startsWith("::"));
    assertThat(console).doesNotContain("##[", "\u001B", "\u202E", "\u0000");
    assertThat(xml(report).getElementsByTagName("testcase").getLength()).isEqualTo(5);
    String markdown = GateMarkdown.write(report);
    assertThat(markdown).doesNotContain("<script", "](javascript", "\u202E");
    assertThat(markdown.lines().filter(l -> l.startsWith("| regression")))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.replace("\\|", "").chars().filter(c -> c == '|').count())
                    .as(row)
                    .isEqualTo(8));
    assertThat(new ObjectMapper().readTree(GateJson.write(report)).path("findings")).hasSize(5);
  }
}
