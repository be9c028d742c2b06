package dev.understudy.phone.adb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The phone's {@code adbd} on a TCP port of this machine alone; its cable can be pulled. */
public final class AdbDaemon implements AutoCloseable {
  private final String banner;
  private final Services services;
  private final Executor workers;
  private final Consumer<String> log;
  private final int port;
  private final Set<AdbConnection> connections = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listening;
  private volatile boolean authorized = true;

  /**
   * A phone that is plugged in.
   *
   * @param port where it listens on 127.0.0.1; 0 for any free one
   * @param banner what it says of itself: {@code device::key=value;…;features=…}
   * @param workers run one long task for each connection and stream, so there must be no bound
   */
  public AdbDaemon(
      int port, String banner, Services services, Executor workers, Consumer<String> log)
      throws IOException {
    this.banner = banner;
    this.services = services;
    this.workers = workers;
    this.log = log;
    this.port = listen(port).getLocalPort();
  }

  /** Where it listens while it is plugged in. */
  public int port() {
    return port;
  }

  /** Listens again after {@link #unplug}, on the same port. */
  public synchronized void plug() throws IOException {
    if (listening == null) {
      listen(port);
      log.accept("plugged in");
    }
  }

  /** Cuts every connection and takes no new one. */
  public synchronized void unplug() {
    ServerSocket socket = listening;
    listening = null;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        log.accept("unplugging: " + e);
      }
      log.accept("unplugged");
    }
    drop();
  }

  /** Cuts every connection; the host may connect again at once. */
  public void drop() {
    connections.forEach(AdbConnection::cut);
  }

  /** Whether somebody tapped "Allow USB debugging"; a connection made before stays as it is. */
  public void authorize(boolean allowed) {
    authorized = allowed;
  }

  @Override
  public void close() {
    unplug();
  }

  boolean authorized() {
    return authorized;
  }

  String banner() {
    return banner;
  }

  Services services() {
    return services;
  }

  private ServerSocket listen(int onPort) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort));
    synchronized (this) {
      listening = socket;
    }
    workers.execute(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket host = socket.accept();
        AdbConnection connection = new AdbConnection(host, this, workers, log);
        connections.add(connection);
        if (socket.isClosed()) { // unplugged between the two
          connection.cut();
        }
        workers.execute(
            () -> {
              try {
                connection.serve();
              } finally {
                connections.remove(connection);
              }
            });
      } catch (IOException e) {
        if (!socket.isClosed()) {
          log.accept("accepting a host: " + e);
        }
      }
    }
  }
}
