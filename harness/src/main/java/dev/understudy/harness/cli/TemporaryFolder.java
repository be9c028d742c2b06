package dev.understudy.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for files that only this command needs, gone when the command ends, Ctrl-C included (the
 * JVM then exits with 130, and runs the hook first).
 */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Thread hook;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.hook = new Thread(this::deleteQuietly, "understudy-temporary-files");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A new one. */
  public static TemporaryFolder create() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("understudy-"));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made", e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** A folder of its own within. */
  public Path folder(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the hook is at it
    }
    try {
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException("temporary files are left in " + path, e);
    }
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException e) {
      System.err.println("temporary files are left in " + path + ": " + e);
    }
  }

  private void delete() throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path p : all) {
      Files.deleteIfExists(p);
    }
  }
}
