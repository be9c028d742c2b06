package dev.understudy.measuring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A job's result while it is made: files in a folder that nobody reads, flushed to the storage,
 * listed with their hashes in {@code DONE}, and renamed as a whole at the end.
 */
final class ResultFolder {
  /** The last status, so that the next process can say what was interrupted. */
  private static final String STATE = "state";

  private final JobFolders folders;
  private final Phone phone;
  private final String id;
  private final Path folder;
  private final List<String> files = new ArrayList<>();

  private ResultFolder(JobFolders folders, Phone phone, String id) {
    this.folders = folders;
    this.phone = phone;
    this.id = id;
    this.folder = folders.running(id);
  }

  /** Begins anew. */
  static ResultFolder begin(JobFolders folders, Phone phone, String id) throws IOException {
    ResultFolder result = new ResultFolder(folders, phone, id);
    Trees.delete(result.folder);
    Files.createDirectories(result.folder);
    return result;
  }

  Path path() {
    return folder;
  }

  /** Notes what the job is at. */
  void note(JobStatus status) throws IOException {
    try (OutputStream out = phone.create(folder.resolve(STATE))) {
      out.write((status.line() + "\n").getBytes(UTF_8));
    }
  }

  /** What the process that made an unfinished result noted last; empty if it got to nothing. */
  static String lastNote(Path running) {
    try {
      return new String(Files.readAllBytes(running.resolve(STATE)), UTF_8).trim();
    } catch (IOException notThere) {
      return "";
    }
  }

  /** Opens a file of the result. */
  OutputStream open(String name) throws IOException {
    files.add(name);
    return new BufferedOutputStream(phone.create(folder.resolve(name)), 1 << 16);
  }

  /** Deletes what was written, for a result without files. */
  void clear() throws IOException {
    for (String name : files) {
      Files.deleteIfExists(folder.resolve(name));
    }
    files.clear();
  }

  /** Writes the facts, then the list of hashes, then gives the folder its final name. */
  void publish(JobResult result) throws IOException {
    try (OutputStream out = open(JobFolders.RESULT)) {
      out.write(result.toJson().getBytes(UTF_8));
    }
    StringBuilder done = new StringBuilder();
    for (String name : files) {
      Path file = folder.resolve(name);
      sync(file);
      done.append(Hashes.of(file, bytes -> {})).append("  ").append(name).append('\n');
    }
    try (OutputStream out = phone.create(folder.resolve(JobFolders.DONE))) {
      out.write(done.toString().getBytes(UTF_8));
    }
    sync(folder.resolve(JobFolders.DONE));
    Files.deleteIfExists(folder.resolve(STATE));
    Files.createDirectories(folders.results());
    Files.move(folder, folders.result(id), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Flushes a file to the storage. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The ids of jobs whose process ended before their result was whole. */
  static List<String> unfinished(JobFolders folders) throws IOException {
    if (!Files.isDirectory(folders.running())) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    try (Stream<Path> children = Files.list(folders.running())) {
      children
          .map(child -> child.getFileName().toString())
          .filter(JobFolders::isId)
          .sorted()
          .forEach(ids::add);
    }
    return ids;
  }
}
