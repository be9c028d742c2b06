package dev.understudy.phone.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Appium server with the UiAutomator2 driver, on a port of its own. */
public final class AppiumServer implements AutoCloseable {
  private final ServerProcess process;
  private final URI url;
  private final Path log;

  private AppiumServer(ServerProcess process, URI url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /**
   * Starts one and waits until it is up.
   *
   * @param adb whose phones its sessions see; the client need not say so
   * @param log where it writes; added to
   */
  public static AppiumServer start(LabTools tools, Adb adb, Path log)
      throws IOException, InterruptedException {
    return start(tools, adb, log, Map.of(), List.of());
  }

  /**
   * The same, with more to its environment and its command line, such as {@code --allow-insecure
   * uiautomator2:adb_shell}.
   */
  public static AppiumServer start(
      LabTools tools, Adb adb, Path log, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    AppiumServer server = prepare(tools, adb, log, environment, arguments);
    server.process.launch();
    server.process.awaitUp();
    return server;
  }

  private static AppiumServer prepare(
      LabTools tools, Adb adb, Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    int port = Ports.free();
    URI url = URI.create("http://127.0.0.1:" + port);
    List<String> command =
        new ArrayList<>(
            List.of(
                tools.node().toString(),
                tools.appiumHome().resolve("node_modules/appium/index.js").toString(),
                "server",
                "--address",
                "127.0.0.1",
                "--port",
                "" + port,
                "--log-no-colors",
                "--default-capabilities",
                "{\"appium:adbPort\": " + adb.port() + "}"));
    command.addAll(arguments);
    Map<String, String> all = new HashMap<>();
    all.put("APPIUM_HOME", tools.appiumHome().toString());
    all.put("ANDROID_HOME", tools.androidHome().toString());
    all.put("ANDROID_ADB_SERVER_PORT", "" + adb.port());
    all.putAll(environment);
    ServerProcess process =
        new ServerProcess(
            command, all, url.resolve("/status"), body -> body.contains("\"ready\":true"), log);
    return new AppiumServer(process, url, log);
  }

  /** What a client connects to. */
  public URI url() {
    return url;
  }

  /** Where it writes. */
  public Path log() {
    return log;
  }

  /** Ends it in order. */
  public void stop() {
    process.stop();
  }

  /** Ends it at once, as a crash does. */
  public void kill() {
    process.kill();
  }

  /** Starts it again on the same port after {@link #stop} or {@link #kill}. */
  public void restart() throws IOException, InterruptedException {
    process.launch();
    process.awaitUp();
  }

  @Override
  public void close() {
    stop();
  }
}
