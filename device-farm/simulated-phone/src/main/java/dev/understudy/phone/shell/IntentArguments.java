package dev.understudy.phone.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An intent as {@code am} takes it.
 *
 * @param component {@code package/activity}, as given; empty if none
 */
record IntentArguments(
    String action, String component, Set<String> flags, Map<String, Object> extras) {
  static IntentArguments parse(List<String> words) {
    String action = "";
    String component = "";
    Set<String> flags = new HashSet<>();
    Map<String, Object> extras = new LinkedHashMap<>();
    Words next = new Words(words);
    while (next.more()) {
      String word = next.take();
      switch (word) {
        case "-a" -> action = next.take();
        case "-n" -> component = next.take();
        case "-c", "-d", "-t", "-f", "--user", "--display" -> next.take();
        case "-W", "-S" -> flags.add(word);
        case "-e", "--es" -> extras.put(next.take(), next.take());
        case "--ei" -> extras.put(next.take(), Integer.valueOf(next.take()));
        case "--el" -> extras.put(next.take(), Long.valueOf(next.take()));
        case "--ef" -> extras.put(next.take(), Float.valueOf(next.take()));
        case "--ez" -> extras.put(next.take(), Boolean.valueOf(next.take()));
        default -> {
          if (word.startsWith("-") || !component.isEmpty()) {
            throw Refused.usage("am ... " + word);
          }
          component = word;
        }
      }
    }
    return new IntentArguments(action, component, flags, extras);
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  private static final class Words {
    private final List<String> words;
    private int at;

    Words(List<String> words) {
      this.words = words;
    }

    boolean more() {
      return at < words.size();
    }

    String take() {
      if (!more()) { // adb's command line cannot carry an empty text either
        throw Refused.mistake("Error: Argument expected after \"" + words.get(at - 1) + "\"");
      }
      return words.get(at++);
    }
  }
}
