package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model goes through the real Appium server in pieces, and sessions die on the way. */
class PiecesThroughServerTests {
  private static final String GROUP = "pixel-7-android-14-simulated";
  private static final DelegateChoice CPU = new DelegateChoice(DelegateKind.CPU_XNNPACK, false, 1);
  private static final GeneratorSpec STUDENT = FarmLab.demo("student", null);

  /** The student has 499,560 bytes, and so five pieces. */
  private static final long PIECE = 100_000;

  private static final int PIECES = 5;
  private static final Pattern PUSHED = Pattern.compile("sync SEND .*\\.tflite\\.part-(\\d+),.*");

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone phone;
  private int before;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    phone = lab.add(PhoneModel.pixel7());
  }

  @BeforeEach
  void markLog() {
    before = phone.log().lines().size();
  }

  @AfterEach
  void heal() throws Exception {
    phone.faults().clear();
    phone.plug();
    lab.adb().connect(phone.udid());
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  /** Without adb; a cable that was pulled is put back while the program waits. */
  private static PhoneSettings settings() {
    PhoneSettings plain = FarmLab.settings(lab, folder.resolve("locks"), query(), false);
    Sleeper plugging =
        time -> {
          if (time.equals(FarmLab.HASTE.reconnect())) {
            try {
              lab.adb().connect(phone.udid());
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
          Sleeper.SYSTEM.sleep(time);
        };
    return new PhoneSettings(
        plain.address(),
        plain.query(),
        null,
        null,
        plain.locks(),
        plain.patience(),
        plugging,
        PIECE);
  }

  private static PhoneQuery query() {
    return new PhoneQuery(List.of(phone.udid()), List.of(), List.of(), List.of());
  }

  private static Timed launch(List<String> quarantined) throws Exception {
    Timed work = new Timed(STUDENT);
    try (PhonePool pool = PhonePool.open(settings())) {
      pool.run(List.of(new PhoneLane(GROUP, CPU, List.of(work))));
      quarantined.addAll(pool.quarantined());
    }
    return work;
  }

  private static LaunchResult launch() throws Exception {
    return launch(new ArrayList<>()).results.get(0);
  }

  /** How often each piece was sent. */
  private Map<Integer, Integer> pushes() {
    Map<Integer, Integer> times = new TreeMap<>();
    for (String line : phone.log().lines().subList(before, phone.log().lines().size())) {
      Matcher m = PUSHED.matcher(line);
      if (m.matches()) {
        times.merge(Integer.parseInt(m.group(1)), 1, Integer::sum);
      }
    }
    return times;
  }

  private static Map<Integer, Integer> once() {
    Map<Integer, Integer> times = new TreeMap<>();
    for (int i = 0; i < PIECES; i++) {
      times.put(i, 1);
    }
    return times;
  }

  @Test
  void aModelLargerThanAPieceGoesInPieces() throws Exception {
    assertThat(launch().steadyNanos()).isNotEmpty();
    assertThat(pushes()).isEqualTo(once());
    assertThat(phone.log().refusals()).isEmpty();
  }

  @Test
  void aSessionThatDiesBetweenPiecesCostsThatPieceAlone() throws Exception {
    phone.faults().arm("drop@push=*.tflite.part-1");
    phone.faults().arm("instrumentation-death@push=*.tflite.part-3");

    assertThat(launch().steadyNanos()).isNotEmpty();
    assertThat(phone.faults().struck()).hasSizeGreaterThanOrEqualTo(2);
    Map<Integer, Integer> expected = once();
    expected.put(1, 2);
    assertThat(pushes()).isEqualTo(expected);
  }

  @Test
  void anAppThatDiesWhileItJoinsIsAskedAgain() throws Exception {
    phone.faults().arm("app-crash@job=idle/joining/*");

    assertThat(launch().steadyNanos()).isNotEmpty();
    assertThat(phone.faults().struck()).anyMatch(f -> f.contains("app-crash@job=idle/joining"));
    assertThat(pushes()).isEqualTo(once());
  }

  @Test
  void aPhoneWithoutRoomForThePiecesIsOut() throws Exception {
    phone.faults().arm("storage-full@push=*.tflite.part-4");
    List<String> quarantined = new ArrayList<>();

    Timed work = launch(quarantined);

    assertThat(work.results).isEmpty();
    assertThat(quarantined).singleElement().asString().contains("no room left", ".part-4");
  }
}
