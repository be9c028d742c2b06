package dev.understudy.reports.csv;

import org.jspecify.annotations.Nullable;

/** Cells that no spreadsheet takes for a formula. */
public final class Cells {
  /** What makes Excel, LibreOffice or Sheets calculate, full-width forms included. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private Cells() {}

  /** Text; an apostrophe goes before what would start a formula. */
  public static String text(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String safe = text.replace("\0", "\uFFFD");
    return FORMULA.indexOf(safe.charAt(0)) >= 0 ? "'" + safe : safe;
  }

  /** A number in full precision; empty where there is none. */
  public static String number(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString(value.longValue()) : value.toString();
  }
}
