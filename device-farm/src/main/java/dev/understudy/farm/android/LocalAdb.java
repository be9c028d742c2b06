package dev.understudy.farm.android;

import static java.util.stream.Collectors.joining;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.PhoneFacts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * This machine's adb, where the Appium server runs here, too: it lists the phones and sends models
 * without holding them in the server's memory. Without it all goes through the server.
 *
 * @param program the program
 * @param port its server's port, or null for the environment's
 */
public record LocalAdb(Path program, @Nullable Integer port) {
  private static final Pattern LISTED =
      Pattern.compile("(\\S+)\\s+(device|offline|unauthorized|no permissions.*?|\\S+)(?:\\s.*)?");
  private static final String PASSED = "/data/local/tmp/understudy-";

  /** What a command came to. */
  record Answer(int code, String output) {}

  /** The adb of {@code PATH} or {@code ANDROID_HOME}, if there is one. */
  public static Optional<LocalAdb> find() {
    List<Path> folders = new ArrayList<>();
    String sdk = System.getenv("ANDROID_HOME");
    if (sdk != null && !sdk.isBlank()) {
      folders.add(Path.of(sdk, "platform-tools"));
    }
    String path = System.getenv("PATH");
    if (path != null) {
      Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
          .filter(p -> !p.isBlank())
          .forEach(p -> folders.add(Path.of(p)));
    }
    return folders.stream()
        .flatMap(folder -> List.of(folder.resolve("adb"), folder.resolve("adb.exe")).stream())
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> new LocalAdb(found, null));
  }

  /**
   * Every phone that adb knows with its state: {@code device}, {@code offline}, {@code
   * unauthorized}.
   */
  Map<String, String> phones() throws IOException {
    Answer answer = run(List.of("devices"));
    if (answer.code() != 0) {
      throw new IOException("adb devices failed: " + answer.output());
    }
    Map<String, String> all = new LinkedHashMap<>();
    answer
        .output()
        .lines()
        .dropWhile(line -> !line.startsWith("List of devices"))
        .skip(1)
        .forEach(
            line -> {
              Matcher m = LISTED.matcher(line.strip());
              if (m.matches()) {
                all.put(m.group(1), m.group(2));
              }
            });
    return all;
  }

  /**
   * Puts a file into the benchmark app's folder.
   *
   * @param to its path there
   * @return whether it worked; where not, the server may still do it
   */
  boolean push(String udid, Path file, String to) {
    String passed = PASSED + Path.of(to).getFileName();
    String folder = "files/" + to.substring(0, Math.max(0, to.lastIndexOf('/')));
    try {
      return on(udid, "push", file.toString(), passed).code() == 0
          && asApp(udid, "mkdir -p " + folder).code() == 0
          && asApp(udid, "cp " + passed + " files/" + to).code() == 0;
    } catch (IOException e) {
      return false;
    } finally {
      forget(udid, passed);
    }
  }

  private void forget(String udid, String passed) {
    try {
      on(udid, "shell", "rm -f " + passed);
    } catch (IOException e) {
      return; // the phone is gone, which the next call will tell
    }
  }

  private Answer asApp(String udid, String command) throws IOException {
    return on(udid, "shell", "run-as " + AgentCommand.PACKAGE + " " + command);
  }

  /** Which phone it is, without a session; empty where adb cannot ask it. */
  Optional<PhoneFacts> phone(String udid) {
    try {
      Answer answer = on(udid, "shell", "getprop");
      return answer.code() == 0 ? DeviceInfo.ofProperties(answer.output()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // why it was asked is the news, not this
    }
  }

  /** The last lines of a phone's log; none where adb does not see it. */
  List<String> lastLines(String udid) {
    try {
      // Not adb's own logcat, which waits for a phone that is not there.
      String filters = PhoneLog.FILTERS.stream().collect(joining("' '", "'", "'"));
      Answer answer = on(udid, "shell", "logcat -d -v threadtime " + filters);
      return answer.code() == 0 ? PhoneLog.of(answer.output().lines().toList()) : List.of();
    } catch (IOException e) {
      return List.of(); // what the lines were wanted for is the news, not this
    }
  }

  /** Whether a phone is there and has allowed this machine. */
  boolean sees(String udid) {
    try {
      return "device".equals(phones().get(udid));
    } catch (IOException e) {
      return false; // an adb that cannot be asked sees none
    }
  }

  /**
   * Connects a phone on the network anew; one on a cable comes back by itself.
   *
   * @return whether it is there
   */
  boolean reconnect(String udid) {
    if (sees(udid)) {
      return true;
    }
    if (!udid.contains(":")) {
      return false;
    }
    try {
      run(List.of("disconnect", udid));
      run(List.of("connect", udid));
    } catch (IOException e) {
      return false;
    }
    return sees(udid);
  }

  /** Runs a command for one phone. */
  Answer on(String udid, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("-s", udid));
    all.addAll(List.of(arguments));
    return run(all);
  }

  private Answer run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (port != null) {
      command.addAll(List.of("-P", port.toString()));
    }
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .start();
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                return e.toString();
              }
            });
    try {
      if (!process.waitFor(Defaults.SERVER_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("adb " + arguments + " gave no answer");
      }
      return new Answer(process.exitValue(), output.join().strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("adb " + arguments + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }
}
