package dev.understudy.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {
  @ParameterizedTest
  @ValueSource(strings = {"=cmd()", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"})
  void formulasBecomeText(String formula) {
    assertThat(Cells.text(formula)).isEqualTo("'" + formula);
  }

  @Test
  void plainTextStaysAsItIs() {
    assertThat(Cells.text("a=b, \"c\"\n-d")).isEqualTo("a=b, \"c\"\n-d");
    assertThat(Cells.text(null)).isEmpty();
    assertThat(Cells.text("a\0b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void numbersKeepTheirFullPrecision() {
    assertThat(Cells.number(Math.PI)).isEqualTo("3.141592653589793");
    assertThat(Cells.number(-0.25)).isEqualTo("-0.25");
    assertThat(Cells.number(93_200_000.0)).isEqualTo("93200000");
    assertThat(Cells.number(Double.NaN)).isEmpty();
    assertThat(Cells.number(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(Cells.number(null)).isEmpty();
  }
}
