package dev.understudy.harness.cli.devices;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.farm.android.PhonePool;
import dev.understudy.farm.android.PhoneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy devices list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List the phones that a run would take, as devices of its record.",
      "Opens a session on each, and installs the benchmark app where it is missing."
    })
final class PhonesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LabOptions lab = new LabOptions();

  @Option(names = "--json", description = "Print one JSON array of devices.")
  private boolean json;

  private final @Nullable Supplier<PhoneSettings> settings;

  PhonesCommand() {
    this(null);
  }

  /**
   * @param settings the lab, or null for the one that the options mean
   */
  PhonesCommand(@Nullable Supplier<PhoneSettings> settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (PhonePool pool = PhonePool.open(settings == null ? lab.settings() : settings.get())) {
      pool.warnings().forEach(line -> spec.commandLine().getErr().println("warning: " + line));
      if (json) {
        out.println(
            new ObjectMapper()
                .writeValueAsString(pool.groups().stream().map(g -> Listed.of(pool, g)).toList()));
      } else {
        pool.groups().forEach(group -> print(out, Listed.of(pool, group)));
      }
    }
    out.flush();
    spec.commandLine().getErr().flush();
    return 0;
  }

  /** A device with the phones that are at hand for it. */
  private record Listed(
      String id, boolean simulated, List<String> serials, Map<String, String> facts) {
    static Listed of(PhonePool pool, PhoneGroup group) {
      return new Listed(group.id(), group.simulated(), pool.serials(group), group.facts());
    }
  }

  private static void print(PrintWriter out, Listed device) {
    out.println(device.id());
    out.printf("  %-14s %s%n", "serials", String.join(", ", device.serials()));
    device.facts().forEach((name, value) -> out.printf("  %-14s %s%n", name, value));
  }
}
