package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The record as test results. */
class JUnitXmlTests {
  @TempDir Path folder;

  @Test
  void aRowThatMayNotBeBelievedHasFailedAndTheRestPassed() throws Exception {
    Element suites = draw(DemoRun.create().build());

    assertThat(suites.getAttribute("name")).isEqualTo("Fashion demo");
    assertThat(suites.getAttribute("tests")).isEqualTo("55");
    assertThat(each(suites, "testcase")).hasSize(55);
    List<Element> failures = each(suites, "failure");
    assertThat(suites.getAttribute("failures")).isEqualTo("9");
    assertThat(failures).hasSize(9);
    assertThat(failures.stream().map(f -> f.getAttribute("type")).distinct())
        .containsExactlyInAnyOrder("failed", "unstable");
    Element p50 =
        failures.stream()
            .map(f -> (Element) f.getParentNode())
            .filter(test -> test.getAttribute("name").equals("p50"))
            .findFirst()
            .orElseThrow();
    assertThat(p50.getAttribute("classname")).isEqualTo("blaze-student · local · tflite");
    assertThat(p50.getTextContent())
        .contains("0.703 ms ± 0.015", "n = 768", "quick: 3 launches, batch 1");
  }

  @Test
  void whatCannotBeMeasuredHereIsSkipped() throws Exception {
    DemoRun run = DemoRun.create();
    run.row(
        run.student,
        "local",
        "tflite",
        dev.understudy.common.Measurement.missing(
            "latency-p99",
            dev.understudy.common.Unit.MILLISECONDS,
            "",
            dev.understudy.common.Validity.of(
                dev.understudy.common.Validity.Kind.NOT_AVAILABLE, "n/a below 662 runs")));

    Element suites = draw(run.build());

    assertThat(suites.getAttribute("skipped")).isEqualTo("1");
    assertThat(each(suites, "skipped").get(0).getAttribute("message"))
        .isEqualTo("n/a below 662 runs");
  }

  static Stream<List<String>> hostile() {
    return IntStream.range(0, Hostile.NAMES.size())
        .mapToObj(i -> List.of(Hostile.NAMES.get(i), "S" + Hostile.NAMES.get(i)));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileNamesStayText(List<String> names) throws Exception {
    RunRecord record = Hostile.run(names.get(0), names.get(1)).build();

    Element suites = draw(record);

    assertThat(each(suites, "testcase")).hasSize(record.rows().size());
    assertThat(suites.getElementsByTagName("script").getLength()).isZero();
    assertThat(Files.readString(folder.resolve("junit.xml"))).doesNotContain("\u202E", "\0", "\r");
  }

  /** Draws, validates against the schema and parses. */
  private Element draw(RunRecord record) throws Exception {
    assertThat(Reports.draw(folder, record, Set.of(Format.JUNIT), folder))
        .containsExactly(folder.resolve("junit.xml"));
    byte[] bytes = Files.readAllBytes(folder.resolve("junit.xml"));
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitXmlTests.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(bytes)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes))
        .getDocumentElement();
  }

  private static List<Element> each(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
