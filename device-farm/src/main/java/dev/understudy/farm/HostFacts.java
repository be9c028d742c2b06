package dev.understudy.farm;

import com.sun.management.OperatingSystemMXBean;
import dev.understudy.farm.launching.LoadAverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a record says of the machine. */
final class HostFacts {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private HostFacts() {}

  static Map<String, String> read() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cpu", cpu());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", memory());
    facts.put(
        "os",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    facts.put(
        "java",
        String.join(" ", System.getProperty("java.vm.name"), System.getProperty("java.version")));
    double load = LoadAverage.SYSTEM.now();
    facts.put("load average", load < 0 ? "not told" : String.format(Locale.ROOT, "%.2f", load));
    return facts;
  }

  private static String memory() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(Locale.ROOT, "%.1f GiB", system.getTotalMemorySize() / 0x1p30);
  }

  private static String cpu() {
    try {
      if (Files.isReadable(CPU_INFO)) {
        return cpuModel(Files.readAllLines(CPU_INFO)).orElse(System.getProperty("os.arch"));
      }
      if (System.getProperty("os.name").startsWith("Mac")) {
        return sysctl("machdep.cpu.brand_string");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String windows = System.getenv("PROCESSOR_IDENTIFIER");
    return windows == null ? System.getProperty("os.arch") : windows;
  }

  /** The model's name in {@code /proc/cpuinfo}: x86's, or a board's on ARM, if there is one. */
  static Optional<String> cpuModel(List<String> cpuInfo) {
    for (String key : List.of("model name", "Model", "Hardware")) {
      for (String line : cpuInfo) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
          return Optional.of(line.substring(colon + 1).strip());
        }
      }
    }
    return Optional.empty();
  }

  private static String sysctl(String name) throws IOException {
    Process process = new ProcessBuilder("sysctl", "-n", name).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
