package dev.understudy.phone.adb;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Executor;

/**
 * Runs one command on a stream: with the framing of shell protocol 2, which keeps stdout, stderr
 * and the exit code apart, or raw.
 */
public final class ShellService implements Services.Service {
  /** Runs commands. */
  @FunctionalInterface
  public interface Runner {
    /** Runs {@code command}; its exit code. */
    int run(String command, ShellIo io) throws IOException, InterruptedException;
  }

  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int EXIT = 3;
  private static final int CLOSE_STDIN = 3;
  private static final int CHUNK = 64 * 1024;

  private final String command;
  private final boolean framed;
  private final Runner runner;
  private final Executor workers;

  /** One command, framed as protocol 2 asks or not. */
  public ShellService(String command, boolean framed, Runner runner, Executor workers) {
    this.command = command;
    this.framed = framed;
    this.runner = runner;
    this.workers = workers;
  }

  @Override
  public void serve(AdbStream stream) throws IOException, InterruptedException {
    ShellIo.Alive alive = millis -> !stream.awaitClosed(Math.max(1, millis));
    if (!framed) {
      OutputStream out = new BufferedOutputStream(stream.output(), CHUNK);
      runner.run(command, new ShellIo(stream.input(), out, out, alive));
      out.flush();
      return;
    }
    Object lock = new Object(); // stdout and stderr share the stream
    OutputStream out = new BufferedOutputStream(new Frames(stream.output(), STDOUT, lock), CHUNK);
    OutputStream err = new BufferedOutputStream(new Frames(stream.output(), STDERR, lock), CHUNK);
    int code = runner.run(command, new ShellIo(unframed(stream.input()), out, err, alive));
    out.flush();
    err.flush();
    new Frames(stream.output(), EXIT, lock).write(code);
  }

  /** The command's stdin out of the host's frames. */
  private InputStream unframed(InputStream framedInput) throws IOException {
    PipedInputStream stdin = new PipedInputStream(CHUNK);
    PipedOutputStream pump = new PipedOutputStream(stdin);
    workers.execute(
        () -> {
          try (pump) {
            DataInputStream in = new DataInputStream(framedInput);
            for (int id = in.read(); id >= 0 && id != CLOSE_STDIN; id = in.read()) {
              byte[] data = in.readNBytes(Integer.reverseBytes(in.readInt()));
              if (id == STDIN) {
                pump.write(data);
                pump.flush();
              }
            }
          } catch (IOException e) {
            // The command ended without reading its input, or the host left: both are ordinary.
          }
        });
    return stdin;
  }

  private static final class Frames extends OutputStream {
    private final OutputStream out;
    private final int id;
    private final Object lock;

    Frames(OutputStream out, int id, Object lock) {
      this.out = out;
      this.id = id;
      this.lock = lock;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
      if (length == 0) {
        return;
      }
      ByteBuffer frame = ByteBuffer.allocate(5 + length).order(ByteOrder.LITTLE_ENDIAN);
      frame.put((byte) id).putInt(length).put(data, offset, length);
      synchronized (lock) {
        out.write(frame.array());
      }
    }
  }
}
