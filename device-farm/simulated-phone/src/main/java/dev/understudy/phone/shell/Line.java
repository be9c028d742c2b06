package dev.understudy.phone.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line as a list of commands and the operators between them. Knows quotes, backslashes,
 * {@code ; & && || |}, and redirections to and from files; no variables, no subshells.
 */
final class Line {
  /**
   * One command.
   *
   * @param operator what stands before it: {@code ;}, {@code &&}, {@code ||}, {@code |}
   * @param output where its output goes; empty for the host
   * @param append whether the file is added to
   * @param errors where its errors go: empty for the host, {@code &1} for its output, or {@code
   *     /dev/null}
   */
  record Step(String operator, List<String> words, String output, boolean append, String errors) {}

  private static final String OPERATORS = ";|&\n";

  private final String text;
  private int at;

  private Line(String text) {
    this.text = text;
  }

  static List<Step> parse(String text) {
    return new Line(text).steps();
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    String operator = ";";
    while (true) {
      Step step = step(operator);
      if (!step.words().isEmpty() || !step.output().isEmpty()) {
        steps.add(step);
      }
      if (at >= text.length()) {
        return steps;
      }
      operator = operator();
    }
  }

  private String operator() {
    char c = text.charAt(at++);
    if (at < text.length() && text.charAt(at) == c && (c == '&' || c == '|')) {
      at++;
      return "" + c + c;
    }
    return c == '|' ? "|" : ";"; // in the background is as good as in order
  }

  private Step step(String operator) {
    List<String> words = new ArrayList<>();
    String output = "";
    boolean append = false;
    String errors = "";
    while (true) {
      skipBlanks();
      if (at >= text.length() || OPERATORS.indexOf(text.charAt(at)) >= 0) {
        return new Step(operator, words, output, append, errors);
      }
      if (text.startsWith("2>&1", at)) {
        at += 4;
        errors = "&1";
      } else if (text.startsWith("2>", at)) {
        at += 2;
        skipBlanks();
        errors = word();
        if (!errors.equals("/dev/null")) {
          throw Refused.usage("2>" + errors);
        }
      } else if (text.charAt(at) == '>') {
        append = text.startsWith(">>", at);
        at += append ? 2 : 1;
        skipBlanks();
        output = word();
      } else {
        words.add(word());
      }
    }
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        at++;
        quoted(c, word);
      } else if (c == '\\' && at + 1 < text.length()) {
        word.append(text.charAt(at + 1));
        at += 2;
      } else if (Character.isWhitespace(c) || OPERATORS.indexOf(c) >= 0 || c == '>') {
        break;
      } else {
        word.append(c);
        at++;
      }
    }
    return word.toString();
  }

  private void quoted(char quote, StringBuilder word) {
    while (at < text.length() && text.charAt(at) != quote) {
      if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      word.append(text.charAt(at++));
    }
    at++;
  }
}
