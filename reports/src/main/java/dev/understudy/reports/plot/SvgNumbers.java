package dev.understudy.reports.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Numbers of an SVG file cut to what an eye can see. Letters are outlines of many points, which are
 * written with up to sixteen digits: half of a plot would be such digits.
 */
final class SvgNumbers {
  /** Digits behind the point: a hundredth of a pixel is nothing in print, either. */
  private static final int PLACES = 2;

  private static final Pattern LONG =
      Pattern.compile("-?\\d+\\.(?:\\d{" + (PLACES + 1) + ",}|\\d+(?=E))(?:E-?\\d+)?");

  private SvgNumbers() {}

  /** The same file with shorter numbers; it has no text in which they could stand. */
  static String shorten(String svg) {
    return LONG.matcher(svg).replaceAll(found -> rounded(found.group()));
  }

  private static String rounded(String number) {
    BigDecimal value = new BigDecimal(number).setScale(PLACES, RoundingMode.HALF_EVEN);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
