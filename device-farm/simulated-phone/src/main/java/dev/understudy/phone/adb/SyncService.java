package dev.understudy.phone.adb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sync protocol, version 1: STAT, LIST, RECV and SEND until QUIT. */
public final class SyncService implements Services.Service {
  private static final int CHUNK = 64 * 1024;

  private final SyncFiles files;
  private final Consumer<String> log;

  /** Serves {@code files}; requests and refusals go to {@code log}. */
  public SyncService(SyncFiles files, Consumer<String> log) {
    this.files = files;
    this.log = log;
  }

  @Override
  public void serve(AdbStream stream) throws IOException {
    InputStream in = stream.input();
    OutputStream out = stream.output();
    while (true) {
      byte[] header = in.readNBytes(8);
      if (header.length < 8) {
        return;
      }
      String id = id(header);
      if (id.equals("QUIT")) {
        return;
      }
      String path = new String(exactly(in, length(header)), StandardCharsets.UTF_8);
      log.accept("sync " + id + " " + path);
      switch (id) {
        case "STAT" -> out.write(stat("STAT", files.stat(path)));
        case "LIST" -> list(path, out);
        case "RECV" -> pull(path, out);
        case "SEND" -> push(path, in, out);
        default -> {
          log.accept("REFUSED sync request " + id);
          fail(out, "unknown request " + id);
          return;
        }
      }
    }
  }

  private void list(String path, OutputStream out) throws IOException {
    for (SyncFiles.Stat entry : files.list(path)) {
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      byte[] head = stat("DENT", entry);
      out.write(buffer(20 + name.length).put(head).putInt(name.length).put(name).array());
    }
    out.write(buffer(20).put(ascii("DONE")).array());
  }

  private void pull(String path, OutputStream out) throws IOException {
    try (InputStream file = files.pull(path)) {
      for (byte[] data = file.readNBytes(CHUNK); data.length > 0; data = file.readNBytes(CHUNK)) {
        out.write(buffer(8 + data.length).put(ascii("DATA")).putInt(data.length).put(data).array());
      }
    } catch (EOFException e) {
      throw e; // the host is gone: nobody to tell
    } catch (IOException e) {
      fail(out, message(e));
      return;
    }
    out.write(buffer(8).put(ascii("DONE")).putInt(0).array());
  }

  /** After a failure the rest of the data is read and thrown away, as adbd does. */
  private void push(String pathAndMode, InputStream in, OutputStream out) throws IOException {
    int comma = pathAndMode.lastIndexOf(',');
    String path = comma < 0 ? pathAndMode : pathAndMode.substring(0, comma);
    SyncFiles.@Nullable Incoming file = null;
    @Nullable IOException failure = null;
    try {
      file = files.push(path);
    } catch (IOException e) {
      failure = e;
    }
    boolean whole = false;
    try {
      while (true) {
        byte[] header = exactly(in, 8);
        if (id(header).equals("DONE")) {
          if (file != null && failure == null) {
            try {
              file.finish(Integer.toUnsignedLong(length(header)));
            } catch (IOException e) {
              failure = e;
            }
          }
          whole = true;
          break;
        }
        byte[] data = exactly(in, length(header));
        if (file != null && failure == null) {
          try {
            file.write(data);
          } catch (IOException e) {
            failure = e;
          }
        }
      }
    } finally {
      if (file != null && (!whole || failure != null)) {
        file.abandon();
      }
    }
    if (failure == null) {
      out.write(buffer(8).put(ascii("OKAY")).putInt(0).array());
    } else {
      fail(out, message(failure));
    }
  }

  private void fail(OutputStream out, String message) throws IOException {
    log.accept("sync FAIL " + message);
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    out.write(buffer(8 + text.length).put(ascii("FAIL")).putInt(text.length).put(text).array());
  }

  private static String message(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static byte[] stat(String id, SyncFiles.Stat stat) {
    return buffer(16)
        .put(ascii(id))
        .putInt(stat.mode())
        .putInt((int) stat.size())
        .putInt((int) stat.modified())
        .array();
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    if (count < 0) {
      throw new IOException("a length below zero");
    }
    byte[] data = in.readNBytes(count);
    if (data.length < count) {
      throw new EOFException("the host left in the middle of a request");
    }
    return data;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String id(byte[] header) {
    return new String(header, 0, 4, StandardCharsets.US_ASCII);
  }

  private static int length(byte[] header) {
    return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
  }
}
