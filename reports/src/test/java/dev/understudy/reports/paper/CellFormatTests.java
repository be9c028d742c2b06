package dev.understudy.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatTests {
  private static final CellFormat MILLIONS = CellFormat.reduced(1e6, "M");
  private static final CellFormat BILLIONS = CellFormat.reduced(1e9, "G");

  /** The left ones are counts whose right ones GAN Compression prints. */
  @ParameterizedTest
  @CsvSource({
    "11378179, 11.4M",
    "342400, 0.342M",
    "26000000, 26.0M",
    "1099000, 1.10M",
    "92998400, 93.0M"
  })
  void countsHaveThreeSignificantDigitsAndAFixedPrefix(double value, String printed) {
    assertThat(MILLIONS.write(value)).isEqualTo(printed);
  }

  @Test
  void theFactorIsThatOfTheirTeaser() {
    assertThat(CellFormat.factor(56.8 / 2.67)).as("CycleGAN: 21.2x").isEqualTo("21.3×");
    assertThat(CellFormat.factor(56.83 / 2.676)).isEqualTo("21.2×");
    assertThat(CellFormat.factor(281.0 / 31.7)).isEqualTo("8.86×");
  }

  @Test
  void readsWhatItPrints() {
    assertThat(BILLIONS.read("2.67G")).hasValue(2.67e9);
    assertThat(CellFormat.scaled(2, 0.01).read("42.06"))
        .hasValueCloseTo(0.4206, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(MILLIONS.read("nearly 1/3")).isEmpty();
    assertThat(MILLIONS.read("1x")).isEmpty();
  }

  @Test
  void decimalsStayEvenWhereTheyAreZero() {
    assertThat(CellFormat.decimals(2).write(17)).isEqualTo("17.00");
    assertThat(CellFormat.decimals(3).write(285.5791)).isEqualTo("285.579");
    assertThat(CellFormat.decimals(2).write(-0.5)).isEqualTo("−0.50");
    assertThat(CellFormat.decimals(2).write(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(MILLIONS.write(0)).isEqualTo("0M");
  }
}
