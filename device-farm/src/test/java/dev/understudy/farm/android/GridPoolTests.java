package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.launching.Sleeper;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.lab.SeleniumGrid;
import dev.understudy.phone.system.PhoneModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Selenium Grid tells its phones and relays to them. */
class GridPoolTests {
  @TempDir Path folder;

  @Test
  void theGridsSlotsAreThePool() throws Exception {
    try (PhoneLab lab = PhoneLab.open(folder)) {
      SimulatedPhone pixel = lab.add(PhoneModel.pixel7());
      SimulatedPhone galaxy = lab.add(PhoneModel.galaxyS21());
      try (SeleniumGrid grid =
          SeleniumGrid.start(
              lab.tools(),
              List.of(
                  new SeleniumGrid.Relay(lab.server().url(), List.of(pixel.udid(), galaxy.udid()))),
              folder)) {
        PhoneSettings settings =
            new PhoneSettings(
                new AppiumAddress(grid.url(), null, null),
                PhoneQuery.ALL,
                null,
                null,
                folder.resolve("locks"),
                FarmLab.HASTE,
                Sleeper.SYSTEM);
        Timed work = new Timed(FarmLab.demo("student", null));
        try (PhonePool pool = PhonePool.open(settings)) {
          assertThat(pool.groups())
              .extracting(PhoneGroup::id)
              .containsExactly("pixel-7-android-14-simulated", "sm-g991b-android-13-simulated");
          pool.run(
              List.of(
                  new PhoneLane(
                      "sm-g991b-android-13-simulated",
                      new DelegateChoice(DelegateKind.CPU, false, 1),
                      List.of(work))));
        }
        assertThat(work.results).hasSize(1);
        assertThat(work.results.get(0).steadyNanos()).isNotEmpty();
        assertThat(new PhoneDoctor(settings).examine())
            .filteredOn(f -> !f.subject().equals("adb"))
            .allSatisfy(f -> assertThat(f.remedy()).isEmpty())
            .anySatisfy(f -> assertThat(f.found()).contains("a Grid does not tell"))
            .anySatisfy(f -> assertThat(f.found()).contains("a session opens"));
      }
    }
  }
}
