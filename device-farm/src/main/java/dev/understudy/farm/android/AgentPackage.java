package dev.understudy.farm.android;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The benchmark app's package as our distribution carries it.
 *
 * @param name Android's name of the app: {@code dev.understudy.agent}
 * @param version the version's name, which differs whenever the content does: {@code
 *     0.1.0+7b8d620fd911}
 * @param sha256 of the package's file
 */
public record AgentPackage(String name, String version, String sha256) {
  private static final String FOLDER = "/dev/understudy/agent/";

  /**
   * What this distribution carries.
   *
   * @throws IllegalStateException if it carries none, as a build without Maven does
   */
  public static AgentPackage bundled() {
    Properties properties = new Properties();
    try (InputStream in = open("agent.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the agent's properties", e);
    }
    return new AgentPackage(
        properties.getProperty("package"),
        properties.getProperty("version"),
        properties.getProperty("sha256"));
  }

  /**
   * Writes the package out, replacing what is there.
   *
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file's name");
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(whole.getFileName() + ".part");
    try (InputStream in = open("agent.apk")) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = AgentPackage.class.getResourceAsStream(FOLDER + resource);
    if (in == null) {
      throw new IllegalStateException(
          "this build carries no benchmark app ("
              + FOLDER
              + resource
              + " is missing from the class path); build it with Maven: mvn package");
    }
    return in;
  }
}
