package dev.understudy.phone;

import dev.understudy.phone.adb.AdbStream;
import dev.understudy.phone.adb.Services;
import dev.understudy.phone.adb.ShellService;
import dev.understudy.phone.adb.SyncService;
import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.Moment;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.ui.UiAutomator2;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/** What adb may open on this phone: shells, files, UiAutomator2's port, a restart. */
final class PhoneServices implements Services {
  private static final List<String> SHELLS = List.of("shell", "exec");
  private static final Duration RESTART = Duration.ofSeconds(2);

  private final Android android;
  private final UiAutomator2 ui;
  private final ShellService.Runner shell;
  private final Executor workers;

  PhoneServices(Android android, UiAutomator2 ui, ShellService.Runner shell, Executor workers) {
    this.android = android;
    this.ui = ui;
    this.shell = shell;
    this.workers = workers;
  }

  @Override
  public Optional<Service> open(String name) {
    int colon = name.indexOf(':');
    String kind = colon < 0 ? name : name.substring(0, colon);
    String rest = name.substring(colon + 1);
    List<String> options = List.of(kind.split(","));
    if (SHELLS.contains(options.get(0)) && !rest.isEmpty()) {
      return Optional.of(new ShellService(rest, options.contains("v2"), shell, workers));
    }
    if (name.equals("sync:")) {
      return Optional.of(new SyncService(new PhoneSync(android), this::note));
    }
    if (name.equals("tcp:" + UiAutomator2.DEVICE_PORT)) {
      OptionalInt port = ui.localPort();
      return port.isEmpty() ? Optional.empty() : Optional.of(s -> forward(s, port.getAsInt()));
    }
    if (name.equals("reboot:")) {
      return Optional.of(s -> android.faults().arm(new Fault.Reboot(RESTART), Moment.now()));
    }
    android.log().refuse("adb: " + name);
    return Optional.empty();
  }

  private void note(String line) {
    if (line.startsWith("REFUSED ")) {
      android.log().refuse(line.substring("REFUSED ".length()));
    } else {
      android.log().note(line);
    }
  }

  private void forward(AdbStream stream, int port) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      server.setTcpNoDelay(true);
      InputStream fromServer = server.getInputStream();
      workers.execute(
          () -> {
            try {
              OutputStream toServer = server.getOutputStream();
              stream.input().transferTo(toServer);
              server.shutdownOutput(); // which ends what the server has still to say
            } catch (IOException e) {
              note("the connection to UiAutomator2 ended: " + e.getMessage());
            }
          });
      fromServer.transferTo(stream.output());
    }
  }
}
