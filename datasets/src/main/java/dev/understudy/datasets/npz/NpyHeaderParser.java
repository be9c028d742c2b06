package dev.understudy.datasets.npz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one Python literal that a .npy header may be: a dict of exactly {@code descr} (a
 * string), {@code fortran_order} (a bool) and {@code shape} (a tuple of whole numbers).
 */
final class NpyHeaderParser {
  private static final int MAX_DIMENSIONS = 32;

  private final String text;
  private int at;
  private @Nullable ElementType type;
  private @Nullable Boolean fortranOrder;
  private int @Nullable [] shape;

  NpyHeaderParser(String text) {
    this.text = text;
  }

  NpyHeader parse(long headerBytes) throws NpyFormatException {
    Set<String> seen = new HashSet<>();
    expect('{');
    while (peek() != '}') {
      String key = string();
      if (!seen.add(key)) {
        throw malformed("names '" + key + "' twice");
      }
      expect(':');
      value(key);
      if (peek() != ',') {
        break;
      }
      expect(',');
    }
    expect('}');
    if (peek() != 0) {
      throw malformed("goes on after its end");
    }
    if (type == null || fortranOrder == null || shape == null) {
      throw malformed("lacks descr, fortran_order or shape");
    }
    return new NpyHeader(type, fortranOrder, shape, headerBytes);
  }

  private void value(String key) throws NpyFormatException {
    switch (key) {
      case "descr" -> {
        if (peek() == '[') {
          throw new NpyFormatException("holds records with fields, not plain numbers");
        }
        type = ElementType.of(string());
      }
      case "fortran_order" -> fortranOrder = bool();
      case "shape" -> shape = tuple();
      default -> throw malformed("has the unknown key '" + key + "'");
    }
  }

  private String string() throws NpyFormatException {
    char quote = peek();
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw malformed("lacks a string at character " + at);
    }
    String content = text.substring(at + 1, end);
    if (content.indexOf('\\') >= 0) {
      throw malformed("has an escaped string");
    }
    at = end + 1;
    return content;
  }

  private boolean bool() throws NpyFormatException {
    peek();
    for (boolean value : new boolean[] {true, false}) {
      String word = value ? "True" : "False";
      if (text.startsWith(word, at)) {
        at += word.length();
        return value;
      }
    }
    throw malformed("has a fortran_order that is neither True nor False");
  }

  private int[] tuple() throws NpyFormatException {
    List<Integer> sizes = new ArrayList<>();
    expect('(');
    boolean comma = false;
    while (peek() != ')') {
      if (!sizes.isEmpty() && !comma) {
        throw malformed("has a shape that is no tuple");
      }
      sizes.add(size());
      comma = peek() == ',';
      if (comma) {
        at++;
      }
    }
    at++;
    if (sizes.size() == 1 && !comma) {
      throw malformed("has a shape that is no tuple");
    }
    if (sizes.size() > MAX_DIMENSIONS) {
      throw malformed("has " + sizes.size() + " dimensions");
    }
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  private int size() throws NpyFormatException {
    int start = at;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = value * 10 + (text.charAt(at++) - '0');
      if (value > Integer.MAX_VALUE) {
        throw malformed("has a dimension above " + Integer.MAX_VALUE);
      }
    }
    if (at == start) {
      throw malformed("has a shape that is no tuple of whole numbers");
    }
    if (at < text.length() && text.charAt(at) == 'L') {
      at++; // Python 2 wrote long integers so
    }
    return (int) value;
  }

  private void expect(char c) throws NpyFormatException {
    if (peek() != c) {
      throw malformed("lacks '" + c + "' at character " + at);
    }
    at++;
  }

  /** The next character that is no white space, or 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static NpyFormatException malformed(String how) {
    return new NpyFormatException("has a .npy header that " + how);
  }
}
