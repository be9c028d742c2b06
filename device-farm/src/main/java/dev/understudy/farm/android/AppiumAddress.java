package dev.understudy.farm.android;

import dev.understudy.common.InputException;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An Appium server or a Selenium Grid, and who asks it. Never part of a record; its text form has
 * no credentials.
 *
 * @param uri {@code http://HOST:PORT} with the server's base path, without user and key
 * @param user for HTTP basic authentication, or null
 * @param key the user's key, or null
 */
public record AppiumAddress(URI uri, @Nullable String user, @Nullable String key) {
  /** The server; goes before what an experiment file says. */
  public static final String SERVER = "UNDERSTUDY_APPIUM_SERVER";

  /** The user, where the server asks for one. */
  public static final String USER = "UNDERSTUDY_APPIUM_USER";

  /** The user's key or password. */
  public static final String KEY = "UNDERSTUDY_APPIUM_KEY";

  /** Where {@code appium server} listens if nobody says otherwise. */
  public static final URI DEFAULT = URI.create("http://127.0.0.1:4723");

  /**
   * The address that the environment gives, else the experiment file, else {@link #DEFAULT}.
   *
   * @param inFile what the experiment file says, or null
   * @param environment a variable's value, or null
   * @throws InputException if a variable holds no address
   */
  public static AppiumAddress of(
      @Nullable URI inFile, Function<String, @Nullable String> environment) {
    String server = given(environment.apply(SERVER));
    URI uri = inFile == null ? DEFAULT : inFile;
    if (server != null) {
      String problem = problem(server);
      if (!problem.isEmpty()) {
        throw new InputException(
            "the environment variable " + SERVER,
            problem,
            "an address such as " + DEFAULT,
            "set it to the Appium server's or Grid's address; user and key go into "
                + USER
                + " and "
                + KEY);
      }
      uri = URI.create(server);
    }
    return new AppiumAddress(uri, given(environment.apply(USER)), given(environment.apply(KEY)));
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** What is wrong with an address; empty if nothing is. Never repeats a user or key in it. */
  public static String problem(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getRawUserInfo() != null) {
        return "it holds a user or key, which belong into the environment";
      }
      return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
          ? ""
          : "it is no http or https address";
    } catch (java.net.URISyntaxException e) {
      return "it is no address";
    }
  }

  /** Whether the server runs on this machine, and so sees this machine's phones. */
  boolean isLocal() {
    String host = String.valueOf(uri.getHost());
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
