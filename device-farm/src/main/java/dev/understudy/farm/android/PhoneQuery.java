package dev.understudy.farm.android;

import dev.understudy.measuring.job.PhoneFacts;
import java.util.List;
import java.util.Locale;

/**
 * Which phones are meant. An empty list does not narrow; texts compare without regard to case.
 *
 * @param udids serial numbers as {@code adb devices} lists them
 * @param models makers' names of models: {@code Pixel 7}
 * @param androids Android's major versions: {@code 14}
 * @param socs chips' model names, as Android tells them
 */
public record PhoneQuery(
    List<String> udids, List<String> models, List<String> androids, List<String> socs) {
  /** Every phone there is. */
  public static final PhoneQuery ALL = new PhoneQuery(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public PhoneQuery {
    udids = List.copyOf(udids);
    models = List.copyOf(models);
    androids = List.copyOf(androids);
    socs = List.copyOf(socs);
  }

  boolean takes(String udid) {
    return udids.isEmpty() || udids.contains(udid);
  }

  boolean takes(PhoneFacts phone) {
    return holds(models, phone.model())
        && holds(androids, androidOf(phone))
        && holds(socs, phone.soc());
  }

  private static boolean holds(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.stream().anyMatch(w -> w.equalsIgnoreCase(value.strip()));
  }

  /** {@code 14} of {@code Android 14} and of {@code Android 14.0}. */
  static String androidOf(PhoneFacts phone) {
    return phone.os().toLowerCase(Locale.ROOT).replace("android", "").strip().split("\\.", -1)[0];
  }
}
