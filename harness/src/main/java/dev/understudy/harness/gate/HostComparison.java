package dev.understudy.harness.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether two runs come from one kind of machine. Every fact that a device tells counts as
 * hardware, so that a phone's model and build do, but for those that change from night to night and
 * for versions of software.
 */
final class HostComparison {
  private static final String SEPARATOR = ": ";
  private static final String OS = "os";
  private static final List<String> STATE = List.of("load", "battery", "thermal", "temperature");
  private static final List<String> SOFTWARE = List.of("java");

  private HostComparison() {}

  /**
   * What a run's record tells of the device that a row is of. A phone's facts stand under its id,
   * {@code pixel-7: build}; all others are those of the machine that ran the experiment.
   */
  static Map<String, String> factsOf(@Nullable String device, Map<String, String> host) {
    Map<String, String> own = new TreeMap<>();
    Map<String, String> machine = new TreeMap<>();
    String prefix = device + SEPARATOR;
    host.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          } else if (!key.contains(SEPARATOR)) {
            machine.put(key, value);
          }
        });
    return own.isEmpty() ? machine : own;
  }

  /** What of the hardware differs, a phrase each. */
  static List<String> hardware(Map<String, String> before, Map<String, String> now) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      if (!isState(key) && !SOFTWARE.contains(key)) {
        String a = comparable(key, before.get(key));
        String b = comparable(key, now.get(key));
        if (!a.equals(b)) {
          differences.add(key + " “" + a + "” then, “" + b + "” now");
        }
      }
    }
    return differences;
  }

  /** Which versions of software differ, a phrase each. */
  static List<String> software(Map<String, String> before, Map<String, String> now) {
    List<String> differences = new ArrayList<>();
    for (String key : List.of(OS, "java")) {
      if (!Objects.equals(before.get(key), now.get(key))) {
        differences.add(
            "another " + key + ": “" + before.get(key) + "” then, “" + now.get(key) + "” now");
      }
    }
    return differences;
  }

  /** Of the operating system its name and architecture: kernels are patched every few weeks. */
  private static String comparable(String key, @Nullable String value) {
    if (value == null) {
      return "not told";
    }
    String[] words = value.split(" ", -1);
    return key.equals(OS) && words.length > 2 ? words[0] + " " + words[words.length - 1] : value;
  }

  private static boolean isState(String key) {
    return STATE.stream().anyMatch(key.toLowerCase(Locale.ROOT)::contains);
  }
}
