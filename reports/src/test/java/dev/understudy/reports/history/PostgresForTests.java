package dev.understudy.reports.history;

import dev.understudy.reports.OptionalTool;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server for the tests of this JVM: the one that {@code UNDERSTUDY_TEST_POSTGRES}
 * names, else a throwaway one in a temporary folder, started from the installed binaries. It
 * refuses to run as root, so root starts it as another user.
 */
final class PostgresForTests {
  static final String USER = "understudy";
  static final String PASSWORD = "p@ss:w/rd é";

  private static @Nullable PostgresForTests instance;

  private final String url;

  private PostgresForTests(String url) {
    this.url = url;
  }

  /** A URL with a schema of its own; skips the test, with the reason, where there is no server. */
  static synchronized String freshUrl() {
    if (instance == null) {
      instance = new PostgresForTests(given().orElseGet(PostgresForTests::start));
    }
    String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    String address = instance.url;
    Place.PostgresServer server = (Place.PostgresServer) Place.of(address, System::getenv);
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return address + (address.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  /** The same server with another user and password; of the throwaway server only. */
  static String url(String user, String password, String database) {
    freshUrl();
    String address = java.util.Objects.requireNonNull(instance).url;
    return "postgresql://"
        + encode(user)
        + ":"
        + encode(password)
        + address.substring(address.indexOf('@'), address.lastIndexOf('/') + 1)
        + database;
  }

  static boolean isGiven() {
    return given().isPresent();
  }

  private static Optional<String> given() {
    return Optional.ofNullable(System.getenv("UNDERSTUDY_TEST_POSTGRES")).filter(u -> !u.isBlank());
  }

  private static String start() {
    Optional<Path> binaries = binaries();
    if (binaries.isEmpty()) {
      OptionalTool.isMissing(
          "The history is not tested on PostgreSQL",
          "PostgreSQL is not installed (Debian: postgresql; or set UNDERSTUDY_TEST_POSTGRES)");
    }
    try {
      return start(binaries.orElseThrow());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String start(Path binaries) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("understudy-postgres");
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    List<String> asUser = asUser(folder, password);
    Path data = folder.resolve("data");
    run(
        asUser,
        List.of(
            binaries.resolve("initdb").toString(),
            "--pgdata=" + data,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync"));
    int port = freePort();
    List<String> control = List.of(binaries.resolve("pg_ctl").toString(), "--pgdata=" + data);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asUser, control, folder)));
    List<String> start = new ArrayList<>(control);
    start.addAll(
        List.of(
            "--wait",
            "--log=" + folder.resolve("log"),
            "--options=-p "
                + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                + " -c fsync=off -c max_connections=40",
            "start"));
    run(asUser, start);
    return "postgresql://" + USER + ":" + encode(PASSWORD) + "@127.0.0.1:" + port + "/postgres";
  }

  /** The prefix of commands that run as a user the server accepts, who then owns the folder. */
  private static List<String> asUser(Path folder, Path password) throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    String user = "nobody";
    var users = folder.getFileSystem().getUserPrincipalLookupService();
    for (Path path : List.of(folder, password)) {
      Files.setOwner(path, users.lookupPrincipalByName(user));
    }
    return List.of("setpriv", "--reuid=" + user, "--regid=65534", "--clear-groups");
  }

  private static void stop(List<String> asUser, List<String> control, Path folder) {
    try {
      List<String> stop = new ArrayList<>(control);
      stop.addAll(List.of("--mode=immediate", "stop"));
      run(asUser, stop);
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("the tests' PostgreSQL was not stopped: " + e);
    }
  }

  private static void run(List<String> prefix, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    Path output = Files.createTempFile("understudy-postgres", ".txt");
    Process process =
        new ProcessBuilder(whole)
            .directory(output.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    String said = Files.readString(output);
    Files.delete(output);
    if (!ended || process.exitValue() != 0) {
      throw new IOException(command + " failed: " + said);
    }
  }

  /** Where initdb is: on the path, or where Debian puts it; the newest version there. */
  private static Optional<Path> binaries() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      folders.add(Path.of(folder));
    }
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      versions.sorted(Comparator.reverseOrder()).map(v -> v.resolve("bin")).forEach(folders::add);
    } catch (IOException e) {
      // Not Debian's package: the path alone counts.
    }
    return folders.stream()
        .map(folder -> folder.resolve("initdb"))
        .filter(Files::isExecutable)
        .map(PostgresForTests::realFolder)
        .findFirst();
  }

  private static Path realFolder(Path file) {
    try {
      return file.toRealPath().getParent();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
