package dev.understudy.reports.view;

import dev.understudy.reports.view.Sentence.Kind;
import dev.understudy.reports.view.Sentence.Span;
import java.util.ArrayList;
import java.util.List;

/** Puts a sentence together. */
public final class SentenceBuilder {
  private final List<Span> spans = new ArrayList<>();

  /** Plain text. */
  public SentenceBuilder plain(String text) {
    return add(Kind.PLAIN, text);
  }

  /** A text that a user chose. */
  public SentenceBuilder name(String text) {
    return add(Kind.NAME, Names.visible(text));
  }

  /** The figure that the sentence is about. */
  public SentenceBuilder key(String text) {
    return add(Kind.KEY, text);
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The sentence. */
  public Sentence build() {
    return new Sentence(spans);
  }

  private SentenceBuilder add(Kind kind, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(kind, text));
    }
    return this;
  }
}
