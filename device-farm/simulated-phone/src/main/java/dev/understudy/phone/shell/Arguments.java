package dev.understudy.phone.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command's options and operands.
 *
 * @param flags the options without a value that were given, with their dashes
 * @param values the options with a value
 */
record Arguments(Set<String> flags, Map<String, String> values, List<String> operands) {
  /**
   * Sorts them.
   *
   * @param known the options that the command knows, separated by spaces; {@code -x=} takes a value
   *     from the next word
   * @throws Refused for an option that it does not know
   */
  static Arguments parse(String command, List<String> words, String known) {
    Set<String> options = Set.of(known.isEmpty() ? new String[0] : known.split(" "));
    Set<String> flags = new HashSet<>();
    Map<String, String> values = new HashMap<>();
    List<String> operands = new ArrayList<>();
    boolean onlyOperands = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (onlyOperands || !word.startsWith("-") || word.equals("-")) {
        operands.add(word);
      } else if (word.equals("--")) {
        onlyOperands = true;
      } else if (options.contains(word)) {
        flags.add(word);
      } else if (options.contains(word + "=") && i + 1 < words.size()) {
        values.put(word, words.get(++i));
      } else if (!addLetters(word, options, flags)) {
        throw Refused.usage(command + " " + word);
      }
    }
    return new Arguments(flags, values, operands);
  }

  /** {@code -rf} stands for {@code -r -f}. */
  private static boolean addLetters(String word, Set<String> options, Set<String> flags) {
    if (word.startsWith("--")) {
      return false;
    }
    List<String> letters =
        word.substring(1).chars().mapToObj(c -> "-" + Character.toString(c)).toList();
    return options.containsAll(letters) && flags.addAll(letters);
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  String operand(int i) {
    return i < operands.size() ? operands.get(i) : "";
  }

  String last() {
    return operands.isEmpty() ? "" : operands.get(operands.size() - 1);
  }
}
