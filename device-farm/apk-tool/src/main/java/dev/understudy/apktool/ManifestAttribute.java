package dev.understudy.apktool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of Android's manifest that we use: their resource ids from {@code android.R.attr},
 * which never change, and the words that stand for numbers, from the platform's attrs_manifest.xml.
 *
 * @param words each word with its number; empty for other attributes
 * @param flags whether words may be joined with {@code |}
 */
record ManifestAttribute(String name, int id, Map<String, Integer> words, boolean flags) {
  private static final Map<String, ManifestAttribute> KNOWN = new LinkedHashMap<>();

  static {
    plain("label", 0x01010001);
    plain("name", 0x01010003);
    plain("debuggable", 0x0101000f);
    plain("exported", 0x01010010);
    plain("minSdkVersion", 0x0101020c);
    plain("versionCode", 0x0101021b);
    plain("versionName", 0x0101021c);
    plain("targetSdkVersion", 0x01010270);
    plain("allowBackup", 0x01010280);
    plain("required", 0x0101028e);
    plain("largeHeap", 0x0101035a);
    plain("extractNativeLibs", 0x010104ea);
    words(
        "launchMode",
        0x0101001d,
        false,
        Map.of("standard", 0, "singleTop", 1, "singleTask", 2, "singleInstance", 3));
    words(
        "configChanges",
        0x0101001f,
        true,
        Map.ofEntries(
            Map.entry("mcc", 0x1),
            Map.entry("mnc", 0x2),
            Map.entry("locale", 0x4),
            Map.entry("touchscreen", 0x8),
            Map.entry("keyboard", 0x10),
            Map.entry("keyboardHidden", 0x20),
            Map.entry("navigation", 0x40),
            Map.entry("orientation", 0x80),
            Map.entry("screenLayout", 0x100),
            Map.entry("uiMode", 0x200),
            Map.entry("screenSize", 0x400),
            Map.entry("smallestScreenSize", 0x800),
            Map.entry("density", 0x1000),
            Map.entry("layoutDirection", 0x2000),
            Map.entry("colorMode", 0x4000),
            Map.entry("fontScale", 0x40000000)));
  }

  private static void plain(String name, int id) {
    words(name, id, false, Map.of());
  }

  private static void words(String name, int id, boolean flags, Map<String, Integer> words) {
    KNOWN.put(name, new ManifestAttribute(name, id, words, flags));
  }

  /**
   * The attribute of this name.
   *
   * @throws IllegalArgumentException if it is not listed here
   */
  static ManifestAttribute of(String name) {
    ManifestAttribute attribute = KNOWN.get(name);
    if (attribute == null) {
      throw new IllegalArgumentException(
          "android:"
              + name
              + " is not among "
              + KNOWN.keySet()
              + "; add its id from android.R.attr");
    }
    return attribute;
  }

  /** The number that a text stands for; empty if the attribute has no words. */
  Optional<Integer> number(String text) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    int number = 0;
    for (String word : text.split("\\|", -1)) {
      Integer value = words.get(word);
      if (value == null || (!flags && !word.equals(text))) {
        throw new IllegalArgumentException(
            "android:" + name + ": \"" + word + "\" is none of " + words.keySet());
      }
      number |= value;
    }
    return Optional.of(number);
  }
}
