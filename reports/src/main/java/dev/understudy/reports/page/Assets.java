package dev.understudy.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The page's styles and scripts from the class path. */
final class Assets {
  private static final List<String> STYLES = List.of("report.css", "controls.css", "print.css");
  private static final List<String> SCRIPTS =
      List.of(
          "understudy.js",
          "tables.js",
          "gallery.js",
          "charts.js",
          "scatter.js",
          "lines.js",
          "start.js");
  private static final String LIBRARY = "org.webjars.npm/chart.js";

  private Assets() {}

  static String style() throws IOException {
    return joined(STYLES);
  }

  static String script() throws IOException {
    return joined(SCRIPTS);
  }

  /** Chart.js, as its makers publish it. */
  static String chartLibrary() throws IOException {
    Properties pom = new Properties();
    try (InputStream in = open("/META-INF/maven/" + LIBRARY + "/pom.properties")) {
      pom.load(in);
    }
    return read(
        "/META-INF/resources/webjars/chart.js/"
            + pom.getProperty("version")
            + "/dist/chart.umd.min.js");
  }

  /** As a Content-Security-Policy names a script or style. */
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String joined(List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(read(name));
    }
    return all.toString();
  }

  private static String read(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Assets.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }
}
