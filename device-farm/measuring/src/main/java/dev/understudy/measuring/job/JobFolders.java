package dev.understudy.measuring.job;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where everything lies in the app's files folder.
 *
 * <pre>
 * models/SHA256.tflite, tensors/SHA256.bin   what jobs name, sent once (the names are a custom)
 * jobs/ID/job.json                           the job
 * running/ID/                                a job's unfinished result
 * results/ID/                                a whole result; moved here last
 * </pre>
 *
 * @param root the app's files folder
 */
public record JobFolders(Path root) {
  /** The list of a result's files with their hashes, as {@code sha256sum} writes it. */
  public static final String DONE = "DONE";

  /** The result's facts. */
  public static final String RESULT = "result.json";

  /** Every timing of a run. */
  public static final String SAMPLES = "samples.csv";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  /** Whether a text may name a job. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The job's file. */
  public Path job(String id) {
    return root.resolve("jobs").resolve(checked(id)).resolve("job.json");
  }

  /** All unfinished results. */
  public Path running() {
    return root.resolve("running");
  }

  /** A job's unfinished result. */
  public Path running(String id) {
    return running().resolve(checked(id));
  }

  /** All whole results. */
  public Path results() {
    return root.resolve("results");
  }

  /** A job's whole result. */
  public Path result(String id) {
    return results().resolve(checked(id));
  }

  /** A file that a job names. */
  public Path resolve(JobFile file) {
    return root.resolve(file.file());
  }

  private static String checked(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("not a job's id: \"" + id + "\"");
    }
    return id;
  }
}
