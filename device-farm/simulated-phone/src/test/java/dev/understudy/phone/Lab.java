package dev.understudy.phone;

import dev.understudy.phone.app.BenchmarkApp;
import dev.understudy.phone.lab.Adb;
import dev.understudy.phone.lab.AppiumServer;
import dev.understudy.phone.lab.LabTools;
import dev.understudy.phone.system.PhoneModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** adb, one Appium server and phones on it, for the tests of a class. */
final class Lab implements AutoCloseable {
  final LabTools tools;
  final Adb adb;
  final AppiumServer server;
  private final Path folder;
  private final List<SimulatedPhone> phones = new ArrayList<>();

  private Lab(LabTools tools, Adb adb, AppiumServer server, Path folder) {
    this.tools = tools;
    this.adb = adb;
    this.server = server;
    this.folder = folder;
  }

  /** Skips the tests where the tools are missing. */
  static Lab open(Path folder) throws Exception {
    LabTools tools = LabTools.require();
    Adb adb = Adb.start(tools);
    try {
      return new Lab(
          tools, adb, AppiumServer.start(tools, adb, folder.resolve("appium.log")), folder);
    } catch (Exception e) {
      adb.close();
      throw e;
    }
  }

  /** A connected phone with the benchmark app. */
  SimulatedPhone phone(PhoneModel model) throws Exception {
    SimulatedPhone phone = bare(model);
    phone.android().packages().preinstall(BenchmarkApp.preinstalled("1.0"));
    return phone;
  }

  /** A connected phone to which the benchmark app is still to be installed. */
  SimulatedPhone bare(PhoneModel model) throws Exception {
    SimulatedPhone phone =
        SimulatedPhone.start(
            SimulatedPhone.Setup.of(model, folder.resolve("phone-" + phones.size()))
                .withApps(new BenchmarkApp()));
    phones.add(phone);
    adb.connect(phone.udid());
    return phone;
  }

  @Override
  public void close() throws IOException {
    phones.forEach(SimulatedPhone::close);
    server.close();
    adb.close();
  }
}
