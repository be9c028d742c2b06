package dev.understudy.reports.page;

import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Sentence;
import dev.understudy.reports.view.Verdict;
import java.util.List;
import org.jsoup.nodes.Element;

/** The verdict in words. */
final class VerdictSection {
  private VerdictSection() {}

  static void add(Element main, RunView view) {
    Element section = Html.section(main, "verdict", "Verdict");
    List<Verdict.Paragraph> paragraphs = Verdict.of(view);
    if (paragraphs.isEmpty()) {
      section.appendElement("p").text("This record has no subjects.");
    }
    for (Verdict.Paragraph paragraph : paragraphs) {
      if (paragraphs.size() > 1) {
        Html.name(section.appendElement("h3"), paragraph.subject().name());
      }
      paragraph.sentences().forEach(sentence -> add(section.appendElement("p"), sentence));
    }
  }

  static void add(Element p, Sentence sentence) {
    sentence.spans().forEach(span -> add(p, span));
  }

  /** Keeps a number and its unit on one line. */
  private static String together(String text) {
    return text.replaceAll("(?<=[0-9]) (?=(ms|dB|[kMGTP]?B|%)\\b|%)", "\u00A0");
  }

  private static void add(Element p, Sentence.Span span) {
    switch (span.kind()) {
      case PLAIN -> p.appendText(together(span.text()));
      case NAME -> Html.name(p, span.text());
      case KEY -> p.appendElement("strong").text(span.text());
    }
  }
}
