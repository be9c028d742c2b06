package dev.understudy.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {
  @ParameterizedTest
  @CsvSource({
    "5.8312, NONE, 5.83",
    "9.996, NONE, 10.0",
    "0.00412, NONE, 0.00412",
    "0.0000412, NONE, 4.12e−5",
    "0.000000412, NONE, 4.12e−7",
    "1234.5, MILLISECONDS, 1235",
    "0, NONE, 0",
    "-0.69, NONE, −0.690",
    "-0.0000, NONE, 0",
    "1203112, PARAMETERS, 1.20M",
    "999, PARAMETERS, 999",
    "999600, PARAMETERS, 1.00M",
    "45370000000, MACS, 45.4G",
    "763210, BYTES, 763 kB",
    "12, BYTES, 12 B",
    "Infinity, DECIBELS, ∞",
  })
  void threeSignificantDigits(double value, Unit unit, String expected) {
    assertThat(Figures.of(Measurement.of("m", value, unit, 1, null, "")).value())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5.83, 5.41, 6.25, 5.83, ± 0.42",
    "12.31, 11.89, 12.73, 12.3, ± 0.4",
    "12.3, 12.296, 12.304, 12.300, ± 0.004",
    "0.0012, -0.3, 0.3024, 0.001, ± 0.301",
    "5, 4, 9, 5.00, '[4.00, 9.00]'",
    "5, 5, 5, 5.00, ± 0.00",
    "1, -Infinity, Infinity, 1.00, '[−∞, ∞]'",
  })
  void intervalsHaveTheirValuesPlaces(
      double value, double low, double high, String shown, String interval) {
    Measurement m =
        Measurement.of("m", value, Unit.NONE, 1, new ConfidenceInterval(low, high, 0.95, "x"), "");

    assertThat(Figures.of(m)).isEqualTo(new Figures.Figure(shown, interval));
  }

  @Test
  void intervalsScaleWithTheirPrefix() {
    ConfidenceInterval interval = new ConfidenceInterval(1.1e6, 1.3e6, 0.95, "x");
    Measurement m = Measurement.of("m", 1.2e6, Unit.PARAMETERS, 1, interval, "");

    assertThat(Figures.of(m).text()).isEqualTo("1.20M ± 0.10");
  }

  @Test
  void signsRatiosUnitsAndGaps() {
    Measurement m = Measurement.of("m", 0.312, Unit.MILLISECONDS, 1, null, "");
    Measurement none =
        Measurement.missing("m", Unit.NONE, "", Validity.of(Validity.Kind.FAILED, "x"));

    assertThat(Figures.signed(m).value()).isEqualTo("+0.312");
    assertThat(Figures.ratio(m).value()).isEqualTo("0.312×");
    assertThat(Figures.withUnit(m)).isEqualTo("0.312 ms");
    assertThat(Figures.of(none).text()).isEqualTo("–");
    assertThat(Figures.withUnit(none)).isEqualTo("–");
    assertThat(Figures.p(0.0004)).isEqualTo("p < 0.001");
    assertThat(Figures.p(0.0123)).isEqualTo("p = 0.012");
    assertThat(Figures.percent(0.95)).isEqualTo("95 %");
    assertThat(Figures.percent(0.999)).isEqualTo("99.9 %");
  }

  @Test
  void whatIsShownIsWithinHalfAPercentOfTheValue() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(16) - 8);
      String shown = Figures.plain(value).replace('−', '-');

      assertThat(Double.parseDouble(shown))
          .isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(0.51));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\u202Egnp.exe', '[U+202E]gnp.exe'",
    "'a\u200Bb', 'a[U+200B]b'",
    "'a\u200Db', 'a\u200Db'",
    "'\u001B[31m', '[U+001B][31m'",
    "'a\nb', 'a b'",
    "'a\uD83Db', 'a[U+D83D]b'",
    "'😀', '😀'",
  })
  void namesShowWhatWouldHide(String name, String shown) {
    assertThat(Names.visible(name)).isEqualTo(shown);
  }

  @Test
  void briefNamesKeepBothEnds() {
    assertThat(Names.brief("teacher-with-a-long-name-v2", 16)).isEqualTo("teacher-wi…me-v2");
    assertThat(Names.brief("😀".repeat(30), 10)).isEqualTo("😀".repeat(6) + "…" + "😀".repeat(3));
    assertThat(Names.brief("short", 16)).isEqualTo("short");
  }
}
