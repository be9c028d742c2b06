package dev.understudy.farm.android;

import dev.understudy.measuring.job.PhoneFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of a phone that the benchmark app cannot tell us of. */
final class DeviceInfo {
  private static final Pattern PROPERTY = Pattern.compile("\\[([^\\]]+)]: \\[(.*)]");

  private DeviceInfo() {}

  /** From a session's answer to {@code mobile: deviceInfo}; empty if it says no model. */
  static Optional<PhoneFacts> ofSession(@Nullable Object answer) {
    Map<?, ?> info = answer instanceof Map<?, ?> fields ? fields : Map.of();
    return facts(
        text(info, "carrierName").equals("simulated"),
        text(info, "manufacturer"),
        text(info, "model"),
        text(info, "platformVersion"),
        "");
  }

  /** From the lines of {@code getprop}; empty if they say no model. */
  static Optional<PhoneFacts> ofProperties(String lines) {
    Map<String, String> all = new HashMap<>();
    lines
        .lines()
        .map(line -> PROPERTY.matcher(line.strip()))
        .filter(Matcher::matches)
        .forEach(m -> all.put(m.group(1), m.group(2)));
    return facts(
        text(all, "ro.understudy.simulated").equals("1"),
        text(all, "ro.product.manufacturer"),
        text(all, "ro.product.model"),
        text(all, "ro.build.version.release"),
        text(all, "ro.soc.model"));
  }

  private static Optional<PhoneFacts> facts(
      boolean simulated, String maker, String model, String android, String soc) {
    return model.isBlank() || android.isBlank()
        ? Optional.empty()
        : Optional.of(
            new PhoneFacts(
                simulated, maker, model, "", "Android " + android, 0, "", soc, List.of(), 0, 0));
  }

  private static String text(Map<?, ?> info, String field) {
    Object value = info.get(field);
    return value == null ? "" : value.toString();
  }
}
