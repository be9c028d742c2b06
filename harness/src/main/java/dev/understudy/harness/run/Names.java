package dev.understudy.harness.run;

import java.util.Locale;

/** File names from names that users chose freely. */
final class Names {
  private Names() {}

  /**
   * A file-safe name that is unique by its number: {@code 0-teacher}. Anything but letters, digits
   * and dashes is dropped, so no name can leave the folder.
   */
  static String fileSafe(int number, String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return number + "-" + plain.substring(0, Math.min(40, plain.length()));
  }
}
