package dev.understudy.reports.history;

import dev.understudy.common.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a history is kept. */
sealed interface Place {
  /** How messages name it: without user, password or parameters. */
  String shown();

  /** A SQLite file. */
  record SqliteFile(Path file) implements Place {
    @Override
    public String shown() {
      return file.toString();
    }
  }

  /** A PostgreSQL database; null where the driver's default applies. */
  record PostgresServer(String jdbcUrl, @Nullable String user, @Nullable String password)
      implements Place {
    @Override
    public String shown() {
      int query = jdbcUrl.indexOf('?');
      return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)).substring("jdbc:".length());
    }

    /** Never the password. */
    @Override
    public String toString() {
      return shown();
    }
  }

  /** A scheme of two letters or more; one letter is a drive of Windows. */
  Pattern SCHEME = Pattern.compile("(?:jdbc:)?([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

  /**
   * Understands a file name or a URL.
   *
   * @param text a file, {@code jdbc:sqlite:FILE}, {@code postgresql://…} or {@code
   *     jdbc:postgresql://…}
   * @param environment a variable's value, or null: {@code PGUSER} and {@code PGPASSWORD} stand in
   *     for what the URL leaves out
   * @throws InputException if it is neither
   */
  static Place of(String text, Function<String, @Nullable String> environment) {
    if (text.isBlank()) {
      throw refuse("(empty)", "the history's place is empty");
    }
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.startsWith("jdbc:sqlite:")) {
      return file(text.substring("jdbc:sqlite:".length()));
    }
    for (String scheme : new String[] {"jdbc:postgresql:", "postgresql:", "postgres:"}) {
      if (lower.startsWith(scheme)) {
        return postgres(text.substring(scheme.length()), environment);
      }
    }
    if (SCHEME.matcher(text).matches() && text.contains("//")) {
      throw refuse(withoutCredentials(text), "this kind of database is not known");
    }
    return file(text);
  }

  private static Place file(String name) {
    try {
      return new SqliteFile(Path.of(name));
    } catch (InvalidPathException e) {
      throw refuse(name.replace('\0', '?'), "this is no file name: " + e.getReason());
    }
  }

  private static Place postgres(String rest, Function<String, @Nullable String> environment) {
    URI uri;
    try {
      // A bare name is a database on this machine, as in the driver's own URLs.
      uri = new URI("postgresql:" + (rest.startsWith("//") ? rest : "///" + rest));
    } catch (URISyntaxException e) {
      throw refuse("postgresql://…", "this is no URL: " + e.getReason() + " at " + e.getIndex());
    }
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    String user = null;
    String password = null;
    if (at >= 0) {
      String info = authority.substring(0, at);
      int colon = info.indexOf(':');
      user = decode(colon < 0 ? info : info.substring(0, colon));
      password = colon < 0 ? null : decode(info.substring(colon + 1));
    }
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    StringBuilder kept = new StringBuilder();
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = decode(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decode(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        kept.append(kept.isEmpty() ? '?' : '&').append(parameter);
      }
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new PostgresServer(
        "jdbc:postgresql://" + authority.substring(at + 1) + path + kept,
        user != null ? user : environment.apply("PGUSER"),
        password != null ? password : environment.apply("PGPASSWORD"));
  }

  private static String decode(String text) {
    // A plus sign is itself in a URL's user and password, unlike in a form's fields.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String withoutCredentials(String url) {
    return url.replaceAll("//[^/]*@", "//").replaceAll("\\?.*", "");
  }

  private static InputException refuse(String where, String problem) {
    return new InputException(
        where,
        problem,
        "a SQLite file, or postgresql://USER@HOST/DATABASE",
        "set --history or UNDERSTUDY_HISTORY to one of these; a password may stand in PGPASSWORD");
  }
}
