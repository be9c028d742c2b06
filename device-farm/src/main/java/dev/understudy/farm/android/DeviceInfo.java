package dev.understudy.farm.android;

import dev.understudy.measuring.job.PhoneFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What UiAutomator2 says of a phone, for one that the benchmark app is not on. */
final class DeviceInfo {
  /** The network of a phone that is none. */
  private static final String SIMULATED = "simulated";

  private DeviceInfo() {}

  /**
   * The answer to {@code mobile: deviceInfo}.
   *
   * @throws IllegalArgumentException if it does not even say the model
   */
  static PhoneFacts read(@Nullable Object answer) {
    Map<?, ?> info = answer instanceof Map<?, ?> fields ? fields : Map.of();
    String model = text(info, "model");
    if (model.isBlank()) {
      throw new IllegalArgumentException("no model in " + info.keySet());
    }
    return new PhoneFacts(
        text(info, "carrierName").equals(SIMULATED),
        text(info, "manufacturer"),
        model,
        "",
        "Android " + text(info, "platformVersion"),
        number(text(info, "apiVersion")),
        "",
        "",
        List.of(),
        0,
        0);
  }

  private static String text(Map<?, ?> info, String field) {
    Object value = info.get(field);
    return value == null ? "" : value.toString();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
