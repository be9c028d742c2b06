package dev.understudy.phone;

import dev.understudy.phone.app.BenchmarkApp;
import dev.understudy.phone.fault.FaultText;
import dev.understudy.phone.system.PhoneModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A simulated phone from the command line, until it is interrupted. */
@Command(
    name = "simulated-phone",
    description = {
      "Runs a phone that is none: adb connect it, and drive it by Appium.",
      "Its latency is this machine's, never a phone's."
    },
    footer = {"", "Faults:", "${FORMS}"})
public final class SimulatedPhoneMain implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "7555",
      description = "where it listens for adb; not 5555 to 5585 (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--model",
      defaultValue = "Pixel 7",
      description = "one of: Pixel 7, SM-G991B, Redmi Note 8 (default: ${DEFAULT-VALUE})")
  private String model = "";

  @Option(names = "--serial", description = "its serial number")
  private @Nullable String serial;

  @Option(names = "--root", description = "the folder of its files (default: a temporary one)")
  private @Nullable Path root;

  @Option(names = "--control-port", description = "where faults are armed by HTTP")
  private @Nullable Integer controlPort;

  @Option(names = "--fault", description = "a fault to arm; repeatable")
  private List<String> faults = List.of();

  @Option(names = "--agent-version", description = "install the benchmark app with this version")
  private @Nullable String agentVersion;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this")
  @SuppressWarnings("unused") // picocli looks at it
  private boolean help;

  @Option(names = "--verbose", description = "print what is asked of it")
  private boolean verbose;

  private final PrintStream out;

  SimulatedPhoneMain(PrintStream out) {
    this.out = out;
  }

  /** Runs one; see {@code --help}. */
  public static void main(String[] arguments) {
    System.setProperty("FORMS", FaultText.FORMS);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CommandLine(new SimulatedPhoneMain(out)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      serve();
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private void serve() throws IOException, InterruptedException {
    Path folder = root == null ? Files.createTempDirectory("simulated-phone") : root;
    SimulatedPhone.Setup setup =
        SimulatedPhone.Setup.of(model(), folder)
            .withPort(port)
            .withApps(new BenchmarkApp())
            .withLog(verbose ? out::println : line -> {});
    try (SimulatedPhone phone = SimulatedPhone.start(setup)) {
      if (agentVersion != null) {
        phone.android().packages().preinstall(BenchmarkApp.preinstalled(agentVersion));
      }
      faults.forEach(phone.faults()::arm);
      out.println(phone.model().model() + ", simulated: adb connect " + phone.udid());
      out.println("files: " + folder);
      if (controlPort == null) {
        new CountDownLatch(1).await();
        return;
      }
      try (ControlPort control = new ControlPort(phone, controlPort)) {
        out.println(
            "faults: curl -d 'unplug@push=*' http://127.0.0.1:" + control.port() + "/faults");
        new CountDownLatch(1).await();
      }
    }
  }

  private PhoneModel model() {
    PhoneModel preset =
        PhoneModel.presets().stream()
            .filter(m -> m.model().equals(model))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no model \""
                            + model
                            + "\"; there are "
                            + PhoneModel.presets().stream().map(PhoneModel::model).toList()));
    return serial == null ? preset : preset.withSerial(serial);
  }
}
