package dev.understudy.farm.android;

import dev.understudy.measuring.job.PhoneFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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

  /** What is asked for by name, and no phone is. */
  List<String> unmet(List<PhoneFacts> phones) {
    List<String> all = new ArrayList<>();
    absent("model", models, phones, PhoneFacts::model, all);
    absent("Android", androids, phones, PhoneQuery::androidOf, all);
    absent("SoC", socs, phones, PhoneFacts::soc, all);
    return all;
  }

  private static void absent(
      String what,
      List<String> wanted,
      List<PhoneFacts> phones,
      Function<PhoneFacts, String> of,
      List<String> into) {
    wanted.stream()
        .filter(name -> phones.stream().noneMatch(phone -> holds(List.of(name), of.apply(phone))))
        .forEach(name -> into.add("no phone of " + what + " " + name + " is there"));
  }

  private static boolean holds(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.stream().anyMatch(w -> w.equalsIgnoreCase(value.strip()));
  }

  /** {@code 14} of {@code Android 14} and of {@code Android 14.0}. */
  static String androidOf(PhoneFacts phone) {
    return phone.os().toLowerCase(Locale.ROOT).replace("android", "").strip().split("\\.", -1)[0];
  }
}
