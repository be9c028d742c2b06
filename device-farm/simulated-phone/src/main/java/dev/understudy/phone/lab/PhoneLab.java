package dev.understudy.phone.lab;

import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.app.BenchmarkApp;
import dev.understudy.phone.system.PhoneModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** adb, one Appium server and phones with the benchmark app, for tests of what drives them. */
public final class PhoneLab implements AutoCloseable {
  /** The app's version on every phone. */
  public static final String AGENT = "1.0";

  private final LabTools tools;
  private final Adb adb;
  private final AppiumServer server;
  private final Path folder;
  private final List<SimulatedPhone> phones = new ArrayList<>();

  private PhoneLab(LabTools tools, Adb adb, AppiumServer server, Path folder) {
    this.tools = tools;
    this.adb = adb;
    this.server = server;
    this.folder = folder;
  }

  /** Starts adb and the server; skips the tests where these are missing. */
  public static PhoneLab open(Path folder) throws IOException, InterruptedException {
    LabTools tools = LabTools.require();
    Adb adb = Adb.start(tools);
    try {
      return new PhoneLab(
          tools, adb, AppiumServer.start(tools, adb, folder.resolve("appium.log")), folder);
    } catch (IOException | InterruptedException | RuntimeException e) {
      adb.close();
      throw e;
    }
  }

  /** Adds a connected phone with the benchmark app. */
  public SimulatedPhone add(PhoneModel model) throws IOException, InterruptedException {
    SimulatedPhone phone = addBare(model);
    phone.android().packages().preinstall(BenchmarkApp.preinstalled(AGENT));
    return phone;
  }

  /** Adds a connected phone to which the benchmark app is still to be installed. */
  public SimulatedPhone addBare(PhoneModel model) throws IOException, InterruptedException {
    SimulatedPhone phone =
        SimulatedPhone.start(
            SimulatedPhone.Setup.of(model, folder.resolve("phone-" + phones.size()))
                .withApps(new BenchmarkApp()));
    phones.add(phone);
    adb.connect(phone.udid());
    return phone;
  }

  /** Where the tools are. */
  public LabTools tools() {
    return tools;
  }

  /** The adb that sees the phones. */
  public Adb adb() {
    return adb;
  }

  /** The server. */
  public AppiumServer server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    phones.forEach(SimulatedPhone::close);
    server.close();
    adb.close();
  }
}
