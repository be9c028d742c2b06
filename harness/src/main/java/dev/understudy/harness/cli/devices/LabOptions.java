package dev.understudy.harness.cli.devices;

import dev.understudy.common.CacheFolder;
import dev.understudy.common.InputException;
import dev.understudy.farm.android.AgentApk;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.PhoneQuery;
import dev.understudy.farm.android.PhoneSettings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lab is meant. */
final class LabOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The Appium server or Selenium Grid (default: UNDERSTUDY_APPIUM_SERVER, else"
              + " http://127.0.0.1:4723). User and key come from UNDERSTUDY_APPIUM_USER and _KEY.")
  private @Nullable String server;

  @Option(
      names = "--udid",
      split = ",",
      paramLabel = "UDID",
      description = "Only these phones, by serial number.")
  private List<String> udids = List.of();

  PhoneSettings settings() {
    AppiumAddress address = AppiumAddress.of(null, System::getenv);
    if (server != null) {
      String problem = AppiumAddress.problem(server);
      if (!problem.isEmpty()) {
        throw new InputException(
            "--server",
            problem,
            "an address such as " + AppiumAddress.DEFAULT,
            "give the server's address alone; user and key go into the environment");
      }
      address = new AppiumAddress(URI.create(server), address.user(), address.key());
    }
    return PhoneSettings.of(
        address,
        new PhoneQuery(udids, List.of(), List.of(), List.of()),
        AgentApk.bundled(CacheFolder.ofThisUser().resolve("phones")));
  }
}
