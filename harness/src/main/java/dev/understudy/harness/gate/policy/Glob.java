package dev.understudy.harness.gate.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name with wildcards: {@code *} stands for any characters, {@code ?} for one, all else for
 * itself.
 *
 * @param text as written
 */
public record Glob(String text) {
  /** Whether a name is meant. */
  public boolean matches(String name) {
    String regex =
        text.codePoints()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
