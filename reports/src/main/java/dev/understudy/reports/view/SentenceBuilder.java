package dev.understudy.reports.view;

import dev.understudy.reports.view.Sentence.Kind;
import dev.understudy.reports.view.Sentence.Span;
import java.util.ArrayList;
import java.util.List;

/** Puts a sentence together. */
final class SentenceBuilder {
  private final List<Span> spans = new ArrayList<>();

  SentenceBuilder plain(String text) {
    return add(Kind.PLAIN, text);
  }

  SentenceBuilder name(String text) {
    return add(Kind.NAME, Names.visible(text));
  }

  SentenceBuilder key(String text) {
    return add(Kind.KEY, text);
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  Sentence build() {
    return new Sentence(spans);
  }

  private SentenceBuilder add(Kind kind, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(kind, text));
    }
    return this;
  }
}
