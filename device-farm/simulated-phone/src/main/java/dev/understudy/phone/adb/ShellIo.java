package dev.understudy.phone.adb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The ends of a running command.
 *
 * @param alive whether somebody still listens
 */
public record ShellIo(InputStream in, OutputStream out, OutputStream err, Alive alive) {
  /** Whether the host still holds the stream open. */
  @FunctionalInterface
  public interface Alive {
    /** Waits at most {@code millis} for the host to leave; whether it is still there. */
    boolean after(long millis) throws InterruptedException;
  }

  /** The same command with another input and output, as in a pipe. */
  public ShellIo with(InputStream input, OutputStream output, OutputStream error) {
    return new ShellIo(input, output, error, alive);
  }

  /** Writes a line and lets the host see it. */
  public void println(String line) throws IOException {
    print(line + "\n");
  }

  /** Writes text and lets the host see it. */
  public void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Writes a line to the error stream. */
  public void error(String line) throws IOException {
    err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    err.flush();
  }
}
