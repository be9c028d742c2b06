package dev.understudy.harness.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.reader.StreamReader;

/** An experiment file's text: its bytes read, bounded and decoded. */
final class ExperimentText {
  /** A file of ours has a few kilobytes; what is larger was given by mistake, such as a model. */
  static final int MOST_BYTES = 1 << 20;

  private ExperimentText() {}

  static String read(Path file, Problems problems) {
    if (Files.isDirectory(file)) {
      throw problems.fatal(
          Position.WHOLE_FILE,
          "this is a folder",
          expected(problems),
          "name the file that lies in it");
    }
    if (Files.notExists(file)) {
      throw problems.fatal(
          Position.WHOLE_FILE,
          "there is no such file",
          expected(problems),
          "check the path" + near(file));
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (AccessDeniedException e) {
      throw problems.fatal(
          Position.WHOLE_FILE,
          "it may not be read",
          expected(problems),
          "give yourself the right to read it");
    } catch (IOException e) {
      throw problems.fatal(
          Position.WHOLE_FILE,
          "it cannot be read: " + Quote.plain(String.valueOf(e.getMessage())),
          expected(problems),
          "copy it to a healthy disk and try again");
    }
    if (bytes.length > MOST_BYTES) {
      throw problems.fatal(
          Position.WHOLE_FILE,
          "it is larger than 1 MiB",
          expected(problems),
          "name the YAML file, not a model or an archive");
    }
    return checked(decoded(bytes, problems), problems);
  }

  private static String expected(Problems problems) {
    return problems.kind().what + ": YAML text in UTF-8";
  }

  private static String near(Path file) {
    return PathChecks.nearest(file)
        .map(name -> "; did you mean " + Quote.of(name) + "?")
        .orElse("");
  }

  private static String decoded(byte[] bytes, Problems problems) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw problems.fatal(
          endOf(text),
          "it is not UTF-8: byte " + (in.position() + 1) + " begins no character",
          expected(problems),
          "save it as UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String checked(String text, Problems problems) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        throw problems.fatal(
            endOf(text.substring(0, i)),
            "it holds the control character " + Quote.of(Character.toString(point)),
            expected(problems),
            "remove the character; if the whole file looks like this, it is no text file");
      }
    }
    return text;
  }

  /** Where the next character after a text would stand. */
  private static Position endOf(String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    return new Position(lines.length, lines[lines.length - 1].length() + 1);
  }
}
