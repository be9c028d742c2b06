package dev.understudy.measuring.job;

import java.util.StringJoiner;
import java.util.function.Function;

/** Enum constants by the words that files write for them. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> E parse(Class<E> type, String text, Function<E, String> word) {
    StringJoiner all = new StringJoiner(", ");
    for (E constant : type.getEnumConstants()) {
      if (word.apply(constant).equals(text)) {
        return constant;
      }
      all.add(word.apply(constant));
    }
    throw new IllegalArgumentException("\"" + text + "\" is none of " + all);
  }
}
