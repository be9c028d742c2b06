package dev.understudy.reports.view;

import java.util.List;

/**
 * A sentence whose names and key figures a format may set apart.
 *
 * @param spans its parts in order
 */
public record Sentence(List<Span> spans) {
  /** What a part is. */
  public enum Kind {
    PLAIN,
    /** A text that a user chose, already {@link Names#visible}. */
    NAME,
    /** The figure that the sentence is about. */
    KEY
  }

  /** A part of a sentence. */
  public record Span(Kind kind, String text) {}

  /** Copies the spans. */
  public Sentence {
    spans = List.copyOf(spans);
  }

  /** The sentence as plain text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
