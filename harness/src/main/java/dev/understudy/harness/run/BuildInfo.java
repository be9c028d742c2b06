package dev.understudy.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which understudy this is, stamped in by the build.
 *
 * @param version the Maven version
 * @param commit the git commit, with {@code +changes} where the tree was not clean; {@code unknown}
 *     when built without git
 */
public record BuildInfo(String version, String commit) {
  /** Reads the stamp. */
  public static BuildInfo read() {
    Properties stamp = new Properties();
    try (InputStream in =
        BuildInfo.class.getResourceAsStream("/dev/understudy/harness/build.properties")) {
      if (in != null) {
        stamp.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = stamp.getProperty("git.commit.id.full", "unknown");
    boolean dirty = Boolean.parseBoolean(stamp.getProperty("git.dirty"));
    return new BuildInfo(
        stamp.getProperty("git.build.version", "unknown"), dirty ? commit + "+changes" : commit);
  }
}
