package dev.understudy.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are cut, and nothing else is. */
class SvgNumbersTests {
  @ParameterizedTest
  @CsvSource({
    "'M-9.875,-2.390625 L-0.0,12.25', 'M-9.88,-2.39 L-0.0,12.25'",
    "'Q1.23456E-5,1.0E-4 2E3', 'Q0,0 2E3'",
    "'1.2345E2 -0.001 100.999', '123.45 0 101'",
    "'<?xml version=\"1.0\"?> SVG 1.1 rgb(10,20,30)', '<?xml version=\"1.0\"?> SVG 1.1 rgb(10,20,30)'"
  })
  void onlyLongNumbersAreCut(String svg, String shortened) {
    assertThat(SvgNumbers.shorten(svg)).isEqualTo(shortened);
  }
}
