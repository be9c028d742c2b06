package dev.understudy.reports.junit;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A record as JUnit XML, in the form that Surefire writes and Jenkins and GitLab read: a suite for
 * each subject and place, a test case for each row. A row that was not measured as its protocol
 * demands has failed; one that could not be measured here is skipped.
 */
public final class JUnitXml {
  private final XMLStreamWriter xml;
  private final RunView view;

  private JUnitXml(XMLStreamWriter xml, RunView view) {
    this.xml = xml;
    this.view = view;
  }

  /** The whole file. */
  public static String write(RunView view) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitXml(xml, view).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can always be written to", e);
    }
    return text.toString();
  }

  private record Suite(String subject, Place place) {
    String name() {
      String shown = Names.visible(subject);
      return place.label().isEmpty() ? shown : shown + " · " + place.label();
    }
  }

  private void write() throws XMLStreamException {
    RunRecord record = view.record();
    Map<Suite, List<Measurement>> suites = new LinkedHashMap<>();
    for (Row row : record.rows()) {
      suites
          .computeIfAbsent(
              new Suite(row.subject(), new Place(row.device(), row.runtime())),
              suite -> new ArrayList<>())
          .add(row.measurement());
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", Names.visible(record.name()));
    counts(record.rows().stream().map(Row::measurement).toList());
    for (Map.Entry<Suite, List<Measurement>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
  }

  private void suite(Suite suite, List<Measurement> rows) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite.name());
    counts(rows);
    xml.writeAttribute("timestamp", view.record().started().toString());
    for (Measurement m : rows) {
      test(suite, m);
    }
    line(1);
    xml.writeEndElement();
  }

  private void counts(List<Measurement> rows) throws XMLStreamException {
    xml.writeAttribute("tests", Integer.toString(rows.size()));
    xml.writeAttribute("failures", count(rows, Outcome.FAILED));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", count(rows, Outcome.SKIPPED));
    xml.writeAttribute("time", "0");
  }

  private static String count(List<Measurement> rows, Outcome outcome) {
    return Long.toString(rows.stream().filter(m -> Outcome.of(m.validity()) == outcome).count());
  }

  private void test(Suite suite, Measurement m) throws XMLStreamException {
    Optional<MeasureInfo> measure = view.measure(m.measure());
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite.name());
    xml.writeAttribute("name", Names.visible(measure.map(MeasureInfo::label).orElse(m.measure())));
    xml.writeAttribute("time", "0");
    String why = Phrases.describe(m.validity());
    switch (Outcome.of(m.validity())) {
      case PASSED -> {}
      case SKIPPED -> {
        line(3);
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", why);
      }
      case FAILED -> {
        line(3);
        xml.writeStartElement("failure");
        xml.writeAttribute("message", why);
        xml.writeAttribute("type", Phrases.word(m.validity().kind()));
        xml.writeCharacters(said(m));
        xml.writeEndElement();
      }
    }
    line(3);
    xml.writeStartElement("system-out");
    xml.writeCharacters(said(m));
    xml.writeEndElement();
    line(2);
    xml.writeEndElement();
  }

  /** The value with all that a reader must know of it. */
  private static String said(Measurement m) {
    List<String> lines = new ArrayList<>();
    lines.add((Figures.withUnit(m) + " " + Figures.of(m).interval()).strip());
    lines.add("n = " + Figures.count(m.n()));
    if (!m.protocol().isBlank()) {
      lines.add(Names.visible(m.protocol()));
    }
    m.warnings().forEach(warning -> lines.add(Names.visible(warning)));
    return String.join("\n", lines);
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private enum Outcome {
    PASSED,
    SKIPPED,
    FAILED;

    static Outcome of(Validity validity) {
      return switch (validity.kind()) {
        case MEASURED -> PASSED;
        case NOT_AVAILABLE, UNSUPPORTED -> SKIPPED;
        default -> FAILED;
      };
    }
  }
}
