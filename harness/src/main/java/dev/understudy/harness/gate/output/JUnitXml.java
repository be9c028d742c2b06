package dev.understudy.harness.gate.output;

import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.Verdict;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML, a test case per rule. A regression is a failure. What is not comparable
 * is an error, since CI servers show skipped tests as passed; a row without a baseline is skipped.
 */
public final class JUnitXml {
  private JUnitXml() {}

  /** The whole file. */
  public static String write(GateReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, 0);
      xml.writeStartElement("testsuites");
      suite(report, xml);
      line(xml, 0);
      xml.writeEndElement();
      line(xml, 0);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes any text", e);
    }
    return text.toString();
  }

  private static void suite(GateReport report, XMLStreamWriter xml) throws XMLStreamException {
    List<Finding> findings = report.findings();
    boolean isEmpty = !report.comparedAnything() && report.count(Verdict.NOT_COMPARABLE) == 0;
    line(xml, 1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "understudy gate: " + visible(report.experiment()));
    xml.writeAttribute("tests", Integer.toString(findings.size() + (isEmpty ? 1 : 0)));
    xml.writeAttribute("failures", Integer.toString(report.count(Verdict.REGRESSION)));
    xml.writeAttribute(
        "errors", Integer.toString(report.count(Verdict.NOT_COMPARABLE) + (isEmpty ? 1 : 0)));
    xml.writeAttribute("skipped", Integer.toString(report.count(Verdict.NEW)));
    for (Finding finding : findings) {
      testCase(finding, xml);
    }
    if (isEmpty) { // a suite without a red case would be green
      line(xml, 2);
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "gate");
      xml.writeAttribute("name", "any row is comparable");
      outcome("error", "not comparable", Words.headline(report), xml);
      line(xml, 2);
      xml.writeEndElement();
    }
    line(xml, 2);
    xml.writeStartElement("system-out");
    xml.writeCharacters(Words.headline(report) + "\n" + Words.correction(report) + "\n");
    for (String note : report.notes()) {
      xml.writeCharacters(visible(note) + "\n");
    }
    xml.writeEndElement();
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void testCase(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("testcase");
    // CI servers group by what is before the last dot: a name's own dots must not do so.
    xml.writeAttribute("classname", "gate." + visible(finding.key().subject()).replace('.', '·'));
    xml.writeAttribute("name", Words.rule(finding));
    String reason =
        Words.values(finding) + " (" + Words.change(finding) + "): " + Words.reason(finding);
    switch (finding.verdict()) {
      case REGRESSION -> outcome("failure", "regression", reason, xml);
      case NOT_COMPARABLE -> outcome("error", "not comparable", reason, xml);
      case NEW -> {
        line(xml, 3);
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", Words.reason(finding));
      }
      case NOT_CONFIRMED, IMPROVED, PASS -> {
        line(xml, 3);
        xml.writeStartElement("system-out");
        xml.writeCharacters(finding.verdict().text() + ": " + reason);
        xml.writeEndElement();
      }
    }
    line(xml, 2);
    xml.writeEndElement();
  }

  private static void outcome(String element, String type, String message, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 3);
    xml.writeEmptyElement(element);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", message);
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String visible(String text) {
    return dev.understudy.reports.view.Names.visible(text);
  }
}
