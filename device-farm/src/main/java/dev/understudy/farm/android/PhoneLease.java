package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to a phone and to a port of the server for it, of one program on this machine at a
 * time: a second session on a phone would kill the first. The system frees it when a program dies.
 */
final class PhoneLease implements AutoCloseable {
  private final Held phone;
  private final Held port;
  private final int number;

  private PhoneLease(Held phone, Held port, int number) {
    this.phone = phone;
    this.port = port;
    this.number = number;
  }

  private record Held(FileChannel channel, FileLock lock) {
    static @Nullable Held take(Path file) throws IOException {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return new Held(channel, lock);
        }
      } catch (OverlappingFileLockException e) {
        // Held by this very program.
        channel.close();
        return null;
      }
      channel.close();
      return null;
    }

    void release() throws IOException {
      lock.release();
      channel.close();
    }
  }

  /**
   * Takes a phone, if nobody has it. It gets the same port each time, unless another phone has
   * that.
   *
   * @param folder where this user's programs keep their locks
   */
  static Optional<PhoneLease> take(Path folder, String udid) throws IOException {
    Files.createDirectories(folder);
    Held phone = Held.take(folder.resolve("phone-" + fileSafe(udid) + ".lock"));
    if (phone == null) {
      return Optional.empty();
    }
    int first = Math.floorMod(udid.hashCode(), Defaults.SYSTEM_PORTS);
    for (int i = 0; i < Defaults.SYSTEM_PORTS; i++) {
      int number = Defaults.FIRST_SYSTEM_PORT + (first + i) % Defaults.SYSTEM_PORTS;
      Held port = Held.take(folder.resolve("port-" + number + ".lock"));
      if (port != null) {
        return Optional.of(new PhoneLease(phone, port, number));
      }
    }
    phone.release();
    throw new IOException("all " + Defaults.SYSTEM_PORTS + " ports for phones are taken");
  }

  private static String fileSafe(String udid) {
    return udid.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** The port by which the server reaches this phone's UiAutomator2. */
  int systemPort() {
    return number;
  }

  @Override
  public void close() {
    try {
      port.release();
      phone.release();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot release a phone's lock", e);
    }
  }
}
