package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The measure {@code sustained}, and the section of its name. */
class SustainedReaderTests {
  private static final String NAMED = ExampleFolder.SMALLEST + "measures: [cost, sustained]\n";

  @TempDir Path folder;

  private Experiment read(String yaml) {
    return new ExampleFolder(folder).read(yaml);
  }

  @Test
  void isMeasuredOnlyWhenNamedAndThenForFiveMinutes() {
    Experiment silent = read(ExampleFolder.SMALLEST + "sustained: {time: 2m}\n");
    assertThat(silent.measures()).doesNotContain(MeasureFamily.SUSTAINED);
    assertThat(silent.settings()).doesNotContainKey("sustained.time");

    Experiment named = read(NAMED);
    assertThat(named.measures()).contains(MeasureFamily.SUSTAINED);
    assertThat(named.sustained()).isEqualTo(Duration.ofMinutes(5));
    assertThat(named.settings()).containsEntry("sustained.time", "300s");
  }

  @ParameterizedTest
  @CsvSource({"3s,3000", "4500ms,4500", "30m,1800000"})
  void takesTimesOfSecondsToHalfAnHour(String time, long millis) {
    assertThat(read(NAMED + "sustained: {time: " + time + "}\n").sustained())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2999ms", "0s", "31m", "999999m"})
  void refusesOthers(String time) {
    Path file = new ExampleFolder(folder).file(NAMED + "sustained: {time: " + time + "}\n");

    assertThat(ExampleFolder.problems(file))
        .singleElement()
        .asString()
        .contains("7: sustained.time", "a sustained load of", "3s to 30m", "`time: 5m`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "5m", "{time: 5}", "{tiem: 5m}", "{time: 5 minutes}"})
  void saysOneThingOfWhatIsMisspelt(String section) {
    Path file = new ExampleFolder(folder).file(NAMED + "sustained: " + section + "\n");

    assertThat(ExampleFolder.problems(file)).singleElement().asString().contains("sustained");
  }
}
