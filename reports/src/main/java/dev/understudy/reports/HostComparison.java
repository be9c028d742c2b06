package dev.understudy.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether two runs timed something on one kind of device. Every fact that a device tells counts as
 * hardware, so that a phone's model and build do, but for those that change from night to night
 * (how many phones of a model were there is one) and for versions of software.
 */
public final class HostComparison {
  private static final String SEPARATOR = ": ";
  private static final String OS = "os";
  private static final List<String> STATE =
      List.of("load", "battery", "thermal", "temperature", "phones");
  private static final List<String> SOFTWARE = List.of("java", "benchmark app");

  private final Map<String, String> before;
  private final Map<String, String> now;

  private HostComparison(Map<String, String> before, Map<String, String> now) {
    this.before = before;
    this.now = now;
  }

  /**
   * A fact that differs.
   *
   * @param fact which
   * @param before what the earlier run told, {@code not told} where it did not
   * @param now the same of the later one
   */
  public record Difference(String fact, String before, String now) {}

  /**
   * Holds what two runs' records tell of a device against each other. A phone's facts stand under
   * its id, {@code pixel-7: build}; all others are those of the machine that ran the experiment.
   *
   * @param device the id of the device that a row is of; null where it does not matter
   */
  public static HostComparison of(@Nullable String device, RunRecord before, RunRecord now) {
    return of(device, before.provenance().host(), now.provenance().host());
  }

  static HostComparison of(
      @Nullable String device, Map<String, String> before, Map<String, String> now) {
    return new HostComparison(factsOf(device, before), factsOf(device, now));
  }

  private static Map<String, String> factsOf(@Nullable String device, Map<String, String> host) {
    Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> machine = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
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

  /** What of the hardware differs. */
  public List<Difference> hardware() {
    List<Difference> differences = new ArrayList<>();
    TreeSet<String> facts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    facts.addAll(before.keySet());
    facts.addAll(now.keySet());
    for (String fact : facts) {
      String lower = fact.toLowerCase(Locale.ROOT);
      if (STATE.stream().noneMatch(lower::contains) && !SOFTWARE.contains(lower)) {
        String a = comparable(lower, before.get(fact));
        String b = comparable(lower, now.get(fact));
        if (!a.equals(b)) {
          differences.add(new Difference(fact, a, b));
        }
      }
    }
    return differences;
  }

  /** Which versions of software differ. */
  public List<Difference> software() {
    List<Difference> differences = new ArrayList<>();
    for (String fact : List.of(OS, "java", "benchmark app")) {
      if (!Objects.equals(before.get(fact), now.get(fact))) {
        differences.add(new Difference(fact, told(before.get(fact)), told(now.get(fact))));
      }
    }
    return differences;
  }

  private static String told(@Nullable String value) {
    return value == null ? "not told" : value;
  }

  /** Of the operating system its name and architecture: kernels are patched every few weeks. */
  private static String comparable(String fact, @Nullable String value) {
    String[] words = told(value).split(" ", -1);
    boolean isSystem = value != null && fact.equals(OS) && words.length > 2;
    return isSystem ? words[0] + " " + words[words.length - 1] : told(value);
  }
}
