package dev.understudy.phone.lab;

import dev.understudy.phone.system.Pause;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The real adb, on a server of its own: it neither sees nor disturbs this user's phones. Closing it
 * ends the server.
 */
public final class Adb implements AutoCloseable {
  /**
   * What a command came to.
   *
   * @param output stdout and stderr, in the order written
   */
  public record Result(int code, String output) {
    /** The output, if the command succeeded. */
    public String orThrow() throws IOException {
      if (code != 0) {
        throw new IOException("adb failed with " + code + ": " + output);
      }
      return output;
    }
  }

  private static final long TIMEOUT_SECONDS = 60;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long POLL_MS = 50;

  private final LabTools tools;
  private final int port;

  private Adb(LabTools tools, int port) {
    this.tools = tools;
    this.port = port;
  }

  /** Starts a server on a free port. */
  public static Adb start(LabTools tools) throws IOException, InterruptedException {
    Adb adb = new Adb(tools, Ports.free());
    adb.run("start-server").orThrow();
    return adb;
  }

  /** The server's port: Appium's capability {@code appium:adbPort}. */
  public int port() {
    return port;
  }

  /** Runs a command line after {@code adb}. */
  public Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tools.adb().toString(), "-P", "" + port));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().put("ANDROID_ADB_SERVER_PORT", "" + port);
    Process process = builder.start();
    CompletableFuture<byte[]> output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.getInputStream().readAllBytes();
              } catch (IOException e) {
                return e.toString().getBytes(StandardCharsets.UTF_8);
              }
            });
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("adb " + List.of(arguments) + " took over " + TIMEOUT_SECONDS + " s");
    }
    return new Result(
        process.exitValue(), new String(output.join(), StandardCharsets.UTF_8).strip());
  }

  /** Runs a command line for one phone. */
  public Result on(String udid, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-s", udid));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /**
   * Connects a phone; what a broken connection left is forgotten first. A phone that restarts is
   * waited for.
   *
   * @throws IOException if the phone cannot be reached within ten seconds
   */
  public void connect(String udid) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CONNECT.toNanos();
    while (true) {
      run("disconnect", udid);
      String output = run("connect", udid).output(); // its exit code says nothing in old versions
      if (output.contains("connected to " + udid)) {
        on(udid, "wait-for-device").orThrow();
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("adb connect " + udid + ": " + output);
      }
      Pause.millis(POLL_MS);
    }
  }

  /**
   * Stops the server and starts it again, as a lab does when it hangs: every phone is forgotten.
   */
  public void restart() throws IOException, InterruptedException {
    run("kill-server");
    run("start-server").orThrow();
  }

  @Override
  public void close() throws IOException {
    try {
      run("kill-server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
