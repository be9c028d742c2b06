package dev.understudy.measuring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.measuring.LaunchSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result's folder that has been checked against its {@code DONE}: every file is there, and is
 * what the phone wrote.
 *
 * @param folder where {@code result.json} and the files beside it lie
 */
public record WholeResult(Path folder, JobResult result) {
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]*)");

  /**
   * Checks and reads a result.
   *
   * @throws IOException naming the file that is missing, cut or changed
   */
  public static WholeResult read(Path folder) throws IOException {
    Map<String, String> hashes = hashes(Files.readAllBytes(folder.resolve(JobFolders.DONE)));
    for (Map.Entry<String, String> entry : hashes.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        throw new IOException(file + " is missing, though DONE lists it");
      }
      String found = Hashes.of(file, bytes -> {});
      if (!found.equals(entry.getValue())) {
        throw new IOException(
            file + " has SHA-256 " + found + ", and DONE says " + entry.getValue());
      }
    }
    Path json = folder.resolve(JobFolders.RESULT);
    try {
      JobResult result = JobResult.parse(new String(Files.readAllBytes(json), UTF_8));
      for (JobResult.Output output : result.outputs()) {
        if (!hashes.containsKey(output.file())) {
          throw new IOException(json + " names " + output.file() + ", which DONE does not list");
        }
      }
      return new WholeResult(folder, result);
    } catch (IllegalArgumentException e) {
      throw new IOException(json + ": " + e.getMessage(), e);
    }
  }

  /**
   * The files that a {@code DONE} lists, each with its SHA-256; {@code result.json} is one of them.
   *
   * @throws IOException if it is not such a list, or was cut
   */
  public static Map<String, String> hashes(byte[] done) throws IOException {
    String text = new String(done, UTF_8);
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String line : text.split("\n", 0)) {
      Matcher m = LINE.matcher(line);
      if (!m.matches()) {
        throw new IOException("DONE: \"" + line + "\" is no SHA-256, two spaces and a name");
      }
      hashes.put(m.group(2), m.group(1));
    }
    if (!text.endsWith("\n") || !hashes.containsKey(JobFolders.RESULT)) {
      throw new IOException("DONE does not end with the line of " + JobFolders.RESULT + ": cut");
    }
    return hashes;
  }

  /**
   * The timings of {@code samples.csv}; empty if nothing was timed.
   *
   * @throws IOException if the file contradicts {@code result.json}
   */
  public Optional<LaunchSamples> samples() throws IOException {
    JobResult.Timing timing = result.timing();
    return timing == null
        ? Optional.empty()
        : Optional.of(SamplesFile.read(folder.resolve(JobFolders.SAMPLES), timing));
  }
}
