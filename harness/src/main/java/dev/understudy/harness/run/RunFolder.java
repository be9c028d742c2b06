package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder a run lives in, locked while it runs so that two processes never write one run.
 *
 * <pre>
 * experiment.yaml   the file it was started with
 * experiment.path   where that file was, whose folder its paths start from
 * journal.jsonl     finished steps
 * phones.json       which models of phones there were, where there are any
 * rows/             per-picture rows (features, spectra, scores), float32
 * samples/          raw latency samples, one file a launch
 * gallery/          pictures kept for the report
 * record.json       the record, and the reports beside it
 * </pre>
 */
final class RunFolder implements AutoCloseable {
  static final String EXPERIMENT = "experiment.yaml";
  static final String EXPERIMENT_PATH = "experiment.path";

  private final Path root;
  private final FileChannel lockFile;

  private RunFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Makes or enters the folder and locks it.
   *
   * @throws InputException if it is held by another process, is a file, or holds files of something
   *     else
   */
  static RunFolder enter(Path root) throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new InputException(
          root.toString(), "is a file", "a folder for the run", "choose another --out");
    }
    if (Files.isDirectory(root) && !Files.exists(root.resolve("journal.jsonl"))) {
      refuseForeign(root);
    }
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(
            root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same refusal as below.
    }
    if (lock == null) {
      channel.close();
      throw new InputException(
          root.toString(),
          "another understudy is running in this folder",
          "a folder that no other run uses",
          "wait for it to end, or choose another --out");
    }
    for (String sub : new String[] {"rows", "samples", "gallery", "cuts"}) {
      Files.createDirectories(root.resolve(sub));
    }
    return new RunFolder(root, channel);
  }

  private static void refuseForeign(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      boolean foreign =
          files.map(f -> String.valueOf(f.getFileName())).anyMatch(name -> !ours(name));
      if (foreign) {
        throw new InputException(
            root.toString(),
            "holds files that are not of a run",
            "an empty or new folder, or the folder of a run to resume",
            "choose another --out; nothing was changed");
      }
    }
  }

  /** What a run killed before its journal's first line may have left. */
  private static boolean ours(String name) {
    return name.equals(".lock")
        || name.equals("rows")
        || name.equals("samples")
        || name.equals("gallery")
        || name.equals("cuts")
        || name.equals(EXPERIMENT)
        || name.equals(EXPERIMENT_PATH);
  }

  Path root() {
    return root;
  }

  Path journal() {
    return root.resolve("journal.jsonl");
  }

  Path experiment() {
    return root.resolve(EXPERIMENT);
  }

  Path experimentPath() {
    return root.resolve(EXPERIMENT_PATH);
  }

  /** Which models of phones the run is made on. */
  Path phones() {
    return root.resolve("phones.json");
  }

  Path rows(String name) {
    return root.resolve("rows").resolve(name + ".f32");
  }

  Path sample(String name) {
    return root.resolve("samples").resolve(name + ".json");
  }

  /** A part of a model, cut out of it. */
  Path cut(String name) {
    return root.resolve("cuts").resolve(name);
  }

  Path gallery(String name) {
    return root.resolve("gallery").resolve(name + ".png");
  }

  /** A file's path as a record names it: relative to the folder, with forward slashes. */
  String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
