package dev.understudy.phone;

import dev.understudy.phone.adb.SyncFiles;
import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.DeviceFiles;
import dev.understudy.phone.system.User;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The phone's files as adb's shell user may push and pull them, and what spoils that. */
final class PhoneSync implements SyncFiles {
  private static final int FOLDER = 040771;
  private static final int FILE = 0100660;

  private final Android android;

  PhoneSync(Android android) {
    this.android = android;
  }

  @Override
  public Stat stat(String path) {
    try {
      return stat(android.files().existing(path, User.SHELL));
    } catch (DeviceFiles.Unusable e) {
      return new Stat(path, 0, 0, 0);
    }
  }

  private static Stat stat(Path file) {
    try {
      boolean folder = Files.isDirectory(file);
      return new Stat(
          String.valueOf(file.getFileName()),
          folder ? FOLDER : FILE,
          folder ? 0 : Files.size(file),
          Files.getLastModifiedTime(file).toInstant().getEpochSecond());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Stat> list(String path) {
    try (Stream<Path> all = Files.list(android.files().existing(path, User.SHELL))) {
      return all.sorted().map(PhoneSync::stat).toList();
    } catch (IOException e) {
      return List.of(); // as adbd answers for what is no folder
    }
  }

  @Override
  public InputStream pull(String path) throws IOException {
    Path file;
    try {
      file = android.files().existing(path, User.SHELL);
    } catch (DeviceFiles.Unusable e) {
      throw new IOException("open failed: " + e.getMessage(), e);
    }
    if (Files.isDirectory(file)) {
      throw new IOException("read failed: Is a directory");
    }
    List<Fault> faults = android.faults().strike(Point.PULL, path);
    boolean truncated = faults.stream().anyMatch(Fault.TruncatedResult.class::isInstance);
    long size = Files.size(file);
    return new Paced(Files.newInputStream(file), truncated ? size / 2 : size, Pace.of(faults));
  }

  /** A file up to its end or to where it is cut off, at its pace. */
  private static final class Paced extends FilterInputStream {
    private long left;
    private final Pace pace;

    Paced(InputStream file, long size, Pace pace) {
      super(file);
      this.left = size;
      this.pace = pace;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = super.read(into, offset, (int) Math.min(left, length));
      if (count > 0) {
        left -= count;
        pace.passed(count);
      }
      return count;
    }
  }

  @Override
  public Incoming push(String path) throws IOException {
    Path file;
    try {
      file = android.files().locate(path, User.SHELL);
    } catch (DeviceFiles.Unusable e) {
      throw new IOException("couldn't create file: " + e.getMessage(), e);
    }
    Path folder = file.getParent();
    if (folder == null || !android.files().writable(file)) {
      throw new IOException("couldn't create file: Permission denied");
    }
    if (Files.isDirectory(file)) {
      throw new IOException("couldn't create file: Is a directory");
    }
    Files.createDirectories(folder);
    return new Pushed(file, path);
  }

  private final class Pushed implements Incoming {
    private final Path file;
    private final String path;
    private final OutputStream out;
    private boolean begun;
    private Pace pace = Pace.of(List.of());

    Pushed(Path file, String path) throws IOException {
      this.file = file;
      this.path = path;
      this.out = Files.newOutputStream(file);
    }

    @Override
    public void write(byte[] data) throws IOException {
      out.write(data);
      begin();
      android.files().checkRoom();
      pace.passed(data.length);
    }

    private void begin() {
      if (begun) {
        return;
      }
      begun = true;
      pace = Pace.of(android.faults().strike(Point.PUSH, path));
    }

    @Override
    public void finish(long modified) throws IOException {
      begin();
      out.close();
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(modified)));
    }

    /** What arrived of it is removed, as adbd does. */
    @Override
    public void abandon() {
      try {
        out.close();
        Files.deleteIfExists(file);
      } catch (IOException e) {
        android.log().note("abandoning " + path + ": " + e);
      }
    }
  }
}
