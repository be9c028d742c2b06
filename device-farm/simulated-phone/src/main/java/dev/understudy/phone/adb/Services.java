package dev.understudy.phone.adb;

import java.io.IOException;
import java.util.Optional;

/** What the phone offers to a host that opens a stream. */
@FunctionalInterface
public interface Services {
  /** Serves one stream, which is closed when it returns. */
  @FunctionalInterface
  interface Service {
    /** Serves {@code stream} until there is no more to say. */
    void serve(AdbStream stream) throws IOException, InterruptedException;
  }

  /**
   * The service of a name as the host sent it, such as {@code shell,v2,raw:getprop}; empty to
   * refuse the stream.
   */
  Optional<Service> open(String name);
}
