package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.FaultText;
import dev.understudy.phone.fault.Faults;
import dev.understudy.phone.fault.Moment;
import dev.understudy.phone.fault.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as text, and when they strike. */
class FaultTextTests {
  private final List<Fault> befallen = new ArrayList<>();
  private final Faults faults = new Faults();

  @BeforeEach
  void befallThis() {
    faults.befalling(
        new Faults.Effects() {
          @Override
          public void befall(Fault fault) {
            befallen.add(fault);
          }

          @Override
          public void recover() {
            befallen.clear();
          }
        });
  }

  @Test
  void readsFaultPointAndTimes() {
    assertThat(FaultText.parse("reboot:0.5@push=*.tflite#3"))
        .isEqualTo(
            new FaultText.Spec(
                new Fault.Reboot(Duration.ofMillis(500)), Moment.at(Point.PUSH, "*.tflite"), 3));
    assertThat(FaultText.parse("app-crash"))
        .isEqualTo(new FaultText.Spec(new Fault.AppCrash(), Moment.now(), 1));
    assertThat(FaultText.parse("slowdown:1.5,2@job=measuring/*").fault())
        .isEqualTo(new Fault.Slowdown(1.5, Duration.ofSeconds(2)));
    assertThat(FaultText.parse("slowdown:3").fault())
        .isEqualTo(new Fault.Slowdown(3, Duration.ZERO));
    assertThat(FaultText.parse("cover:0.5@job=measuring/*").fault())
        .isEqualTo(new Fault.Cover(Duration.ofMillis(500)));
    assertThat(FaultText.parse("clock-jump:-3600").fault())
        .isEqualTo(new Fault.ClockJump(Duration.ofHours(-1)));
    assertThat(FaultText.parse("setting:global/stay_on_while_plugged_in=0").fault())
        .isEqualTo(new Fault.Setting("global/stay_on_while_plugged_in", "0"));
    assertThat(FaultText.parse("setting:global/adb_enabled=@push=*").fault())
        .isEqualTo(new Fault.Setting("global/adb_enabled", ""));
    assertThat(FaultText.parse("unplug@ui=GET /screenshot").moment())
        .isEqualTo(Moment.at(Point.UI, "GET /screenshot"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "melts",
        "unplug@noon",
        "thermal:9",
        "thermal",
        "slow-transfer:0",
        "a b",
        "slowdown",
        "slowdown:0.5",
        "slowdown:2,-1",
        "slowdown:NaN",
        "setting",
        "setting:a=1",
        "setting:global/x"
      })
  void refusesWhatIsNoneAndSaysWhatIs(String text) {
    assertThatThrownBy(() -> FaultText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("install-refused[:CODE]");
  }

  @Test
  void strikesAsOftenAsItWasArmed() {
    faults.arm("unplug@push=*.tflite#2");

    faults.strike(Point.PUSH, "/sdcard/a.bin");
    faults.strike(Point.PULL, "/sdcard/a.tflite");
    assertThat(befallen).isEmpty();
    for (int i = 0; i < 3; i++) {
      faults.strike(Point.PUSH, "/sdcard/a.tflite");
    }
    assertThat(befallen).containsExactly(new Fault.Unplug(), new Fault.Unplug());
    assertThat(faults.armed()).isEmpty();
    assertThat(faults.struck()).hasSize(2);
  }

  @Test
  void spoilsEveryOperationUntilCleared() {
    faults.arm("truncated-result");

    assertThat(faults.strike(Point.PUSH, "a")).containsExactly(new Fault.TruncatedResult());
    assertThat(faults.strike(Point.PULL, "b")).containsExactly(new Fault.TruncatedResult());
    faults.clear();
    assertThat(faults.strike(Point.PUSH, "a")).isEmpty();
  }
}
