package dev.understudy.harness.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is done, one JSON line per finished step, after a first line that says whose run it is. Each
 * line is forced to disk before the next step starts. A line that a kill cut off is dropped when
 * the journal is opened again; a broken line before the last means the file was tampered with and
 * is refused.
 */
final class Journal implements AutoCloseable {
  private static final int FORMAT = 4;

  /** The first line. */
  record Header(int journal, String experiment, String name, Instant started, String version) {}

  /** A finished step. */
  record Entry(String step, String hash, double seconds, Fragment fragment) {}

  private final Header header;
  private final Map<String, Entry> entries;
  private final FileChannel channel;

  private Journal(Header header, Map<String, Entry> entries, FileChannel channel) {
    this.header = header;
    this.entries = entries;
    this.channel = channel;
  }

  /** Starts a journal; the file must not exist. */
  static Journal create(
      Path file, String experimentHash, String name, Instant started, String version)
      throws IOException {
    Header header = new Header(FORMAT, experimentHash, name, started, version);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Journal journal = new Journal(header, new LinkedHashMap<>(), channel);
    journal.append(header);
    return journal;
  }

  /** Reads only the first line; empty if the file is absent or was cut off within it. */
  static Optional<Header> peek(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    int end = text.indexOf('\n');
    return end < 0 ? Optional.empty() : Optional.of(header(file, text.substring(0, end)));
  }

  /** Opens an existing journal to go on with it, dropping a line that was cut off. */
  static Journal resume(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int complete = bytes.length;
    while (complete > 0 && bytes[complete - 1] != '\n') {
      complete--;
    }
    String[] lines = new String(bytes, 0, complete, StandardCharsets.UTF_8).split("\n", -1);
    Header header = header(file, lines[0]);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      Entry entry = entry(file, i + 1, lines[i]);
      entries.put(entry.step(), entry);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(complete);
    channel.position(complete);
    return new Journal(header, entries, channel);
  }

  Header header() {
    return header;
  }

  /** Working time over all sessions of the run. */
  Duration elapsed() {
    double seconds = entries.values().stream().mapToDouble(Entry::seconds).sum();
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** Whether any finished step's name starts so. */
  boolean hasStep(String prefix) {
    return entries.keySet().stream().anyMatch(step -> step.startsWith(prefix));
  }

  /** The step's fragment if the journal has it with this content hash. */
  Optional<Entry> find(Step step) {
    return Optional.ofNullable(entries.get(step.id()))
        .filter(entry -> entry.hash().equals(step.contentHash()));
  }

  /** Records a finished step; it is on disk when this returns. */
  void finished(Step step, Duration took, Fragment fragment) throws IOException {
    Entry entry = new Entry(step.id(), step.contentHash(), took.toNanos() / 1e9, fragment);
    append(entry);
    entries.put(step.id(), entry);
  }

  private void append(Object line) throws IOException {
    byte[] json = Json.LINES.writeValueAsBytes(line);
    ByteBuffer buffer = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Header header(Path file, String line) {
    try {
      Header header = Json.LINES.readValue(line, Header.class);
      if (header.journal() != FORMAT || header.experiment() == null) {
        throw new InputException(
            file + ":1",
            "is a journal of format " + header.journal(),
            "format " + FORMAT,
            "use the version of understudy that started this run, or another --out");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw broken(file, 1, e);
    }
  }

  private static Entry entry(Path file, int number, String line) {
    try {
      return Json.LINES.readValue(line, Entry.class);
    } catch (JsonProcessingException e) {
      throw broken(file, number, e);
    }
  }

  private static InputException broken(Path file, int line, JsonProcessingException cause) {
    return new InputException(
        file + ":" + line,
        "this line of the journal is broken (" + cause.getOriginalMessage() + ")",
        "one JSON object per line, as understudy wrote it",
        "delete this line and those after it to redo their steps, or start anew with another --out",
        cause);
  }
}
