package dev.understudy.measuring.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that a driver sends in pieces, {@code FILE.part-0} and so on, for the app to join: what
 * the command {@link AgentCommand#JOIN} says of it.
 *
 * @param file path from the app's files folder, of what drivers send: in {@code models}, {@code
 *     tensors} or {@code jobs}
 * @param count how many pieces, at least 1
 * @param bytes of the whole file, by which a piece that was cut on its way is found
 */
public record Pieces(String file, int count, long bytes) {
  /** The status's step while the app joins. */
  public static final String JOINING = "joining";

  static final String MARK = ".part-";

  /** Checks that it is a file that drivers may send. */
  public Pieces {
    if (!JobFile.isPath(file) || !file.matches("(models|tensors|jobs)/.*")) {
      throw new IllegalArgumentException(
          "file: \""
              + file
              + "\" is not a path of letters, digits, . _ - in models, tensors, jobs");
    }
    if (count < 1 || bytes < 0) {
      throw new IllegalArgumentException(count + " pieces of " + bytes + " bytes");
    }
  }

  /**
   * A file cut into pieces of one size; the last may be shorter.
   *
   * @param bytes of the whole file
   * @param pieceBytes of a piece, at least 1
   */
  public static Pieces of(String file, long bytes, long pieceBytes) {
    return new Pieces(
        file, Math.toIntExact(Math.max(1, (bytes + pieceBytes - 1) / pieceBytes)), bytes);
  }

  /**
   * What an intent says.
   *
   * @param extras an extra's text by its name, or null
   * @throws IllegalArgumentException naming the extra that is wrong
   */
  static Pieces of(Function<String, @Nullable String> extras) {
    String file = extras.apply(AgentCommand.FILE);
    return new Pieces(
        file == null ? "" : file,
        Math.toIntExact(number(extras, AgentCommand.PIECES, Integer.MAX_VALUE)),
        number(extras, AgentCommand.BYTES, Long.MAX_VALUE));
  }

  private static long number(Function<String, @Nullable String> extras, String name, long most) {
    String text = extras.apply(name);
    try {
      long number = text == null ? -1 : Long.parseLong(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      // refused like every other text
    }
    throw new IllegalArgumentException(
        "command join needs the extra " + name + " with a number, not " + text);
  }

  /** The intent's extras that ask the app to join them. */
  public Map<String, String> extras() {
    Map<String, String> extras = new LinkedHashMap<>();
    extras.put(AgentCommand.COMMAND, AgentCommand.JOIN.text());
    extras.put(AgentCommand.FILE, file);
    extras.put(AgentCommand.PIECES, Integer.toString(count));
    extras.put(AgentCommand.BYTES, Long.toString(bytes));
    return extras;
  }

  /** The path of a piece, from 0 on. */
  public String piece(int index) {
    return file + MARK + index;
  }

  /** The status's message once the file is there. */
  public String done() {
    return "join done: " + file;
  }
}
