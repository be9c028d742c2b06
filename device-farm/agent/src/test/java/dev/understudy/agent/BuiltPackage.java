package dev.understudy.agent;

import java.io.IOException;
import java.io.InputStream;

/** The package as our jar carries it. */
final class BuiltPackage {
  private BuiltPackage() {}

  static byte[] bytes() throws IOException {
    try (InputStream in = BuiltPackage.class.getResourceAsStream("agent.apk")) {
      if (in == null) {
        throw new IOException("there is no agent.apk beside the classes: build with Maven");
      }
      return in.readAllBytes();
    }
  }
}
