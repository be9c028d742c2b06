package dev.understudy.measuring.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Puts a file together from its {@link Pieces}. The file is there whole or as it was before; the
 * pieces go once it is there. Whether the content is right, the job's hash says, not this.
 */
final class PieceJoin {
  private final Pieces pieces;
  private final Phone phone;
  private final Path root;
  private final Path file;
  private final Path unfinished;

  PieceJoin(Pieces pieces, JobFolders folders, Phone phone) {
    this.pieces = pieces;
    this.phone = phone;
    this.root = folders.root();
    this.file = root.resolve(pieces.file());
    this.unfinished = root.resolve(pieces.file() + ".joining");
  }

  /**
   * Joins them. If the file is there in its length and pieces are not, it was joined before.
   *
   * @param progress told after each piece how many bytes are done
   * @throws JobException {@link FailureKind#MISSING_FILE} without a piece, {@link
   *     FailureKind#WRONG_INPUT} with one too many or of another length, {@link
   *     FailureKind#NO_SPACE}
   */
  void run(LongConsumer progress) throws JobException, IOException {
    Set<String> there = there();
    int missing = 0;
    while (missing < pieces.count() && there.contains(name(missing))) {
      missing++;
    }
    if (missing == pieces.count()) {
      checkLength();
      write(progress);
    } else if (!Files.isRegularFile(file) || Files.size(file) != pieces.bytes()) {
      throw new JobException(
          FailureKind.MISSING_FILE,
          pieces.file(),
          name(missing) + " is not there",
          pieces.count() + " pieces; send it before the command");
    }
    for (String name : there) {
      Files.deleteIfExists(file.resolveSibling(name));
    }
  }

  private String name(int piece) {
    return file.getFileName() + Pieces.MARK + piece;
  }

  private Path piece(int index) {
    return file.resolveSibling(name(index));
  }

  /** The names of the pieces that are there; those of another cut would make another file. */
  private Set<String> there() throws JobException, IOException {
    Set<String> names = new TreeSet<>();
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return names;
    }
    String prefix = file.getFileName() + Pieces.MARK;
    try (Stream<Path> children = Files.list(folder)) {
      children
          .map(child -> child.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .forEach(names::add);
    }
    for (String name : names) {
      if (!isOwn(name.substring(prefix.length()))
          || !Files.isRegularFile(file.resolveSibling(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new JobException(
            FailureKind.WRONG_INPUT,
            pieces.file(),
            name + " is no piece of it",
            "the pieces 0 to " + (pieces.count() - 1) + "; clear, and send them again");
      }
    }
    return names;
  }

  private boolean isOwn(String number) {
    return number.matches("0|[1-9]\\d{0,9}") && Long.parseLong(number) < pieces.count();
  }

  private void checkLength() throws JobException, IOException {
    long bytes = 0;
    for (int i = 0; i < pieces.count(); i++) {
      bytes += Files.size(piece(i));
    }
    if (bytes != pieces.bytes()) {
      throw new JobException(
          FailureKind.WRONG_INPUT,
          pieces.file(),
          "its pieces hold " + bytes + " bytes",
          pieces.bytes() + "; send them again");
    }
    long free = phone.freeBytes(root);
    if (free < bytes) {
      throw new JobException(
          FailureKind.NO_SPACE,
          "the phone's storage",
          free + " bytes are free",
          bytes + " bytes to join the pieces of " + pieces.file());
    }
  }

  private void write(LongConsumer progress) throws IOException {
    try {
      long done = 0;
      try (OutputStream out = phone.create(unfinished)) {
        for (int i = 0; i < pieces.count(); i++) {
          done += Files.copy(piece(i), out);
          progress.accept(done);
        }
      }
      ResultFolder.sync(unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }
}
