package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.phone.lab.AppiumServer;
import dev.understudy.phone.lab.SeleniumGrid;
import dev.understudy.phone.system.PhoneModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Selenium Grid relays sessions to the phones of two Appium servers. */
class GridTests {
  @TempDir Path folder;

  @Test
  void sessionsReachTheirPhonesThroughTheGrid() throws Exception {
    try (Lab lab = Lab.open(folder);
        AppiumServer second =
            AppiumServer.start(lab.tools, lab.adb, folder.resolve("appium-2.log"))) {
      SimulatedPhone pixel = lab.phone(PhoneModel.pixel7());
      SimulatedPhone galaxy = lab.phone(PhoneModel.galaxyS21());
      List<SeleniumGrid.Relay> relays =
          List.of(
              new SeleniumGrid.Relay(lab.server.url(), List.of(pixel.udid())),
              new SeleniumGrid.Relay(second.url(), List.of(galaxy.udid())));
      try (SeleniumGrid grid = SeleniumGrid.start(lab.tools, relays, folder)) {
        Future<Session> opening = CompletableFuture.supplyAsync(() -> open(grid, pixel));
        try (Session onGalaxy = open(grid, galaxy);
            Session onPixel = opening.get()) {
          assertThat(model(onPixel)).isEqualTo("Pixel 7");
          assertThat(model(onGalaxy)).isEqualTo("SM-G991B");
          onGalaxy.start(AgentCommand.COMMAND, "facts");
          assertThat(onGalaxy.pull("facts.json")).isNotEmpty();
          assertThat(onGalaxy.status().message()).isEqualTo("facts done");
        }
      }
      assertThat(pixel.log().lines()).anyMatch(l -> l.contains("GET /appium/device/info"));
      assertThat(galaxy.log().refusals()).isEmpty();
    }
  }

  private static Session open(SeleniumGrid grid, SimulatedPhone phone) {
    try {
      return Session.open(grid.url(), phone);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object model(Session session) {
    return session.driver.getCapabilities().getCapability("appium:deviceModel");
  }
}
