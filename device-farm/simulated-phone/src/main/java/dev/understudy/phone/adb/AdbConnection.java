package dev.understudy.phone.adb;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One host's connection: reads its messages and hands them to the streams. */
final class AdbConnection {
  private static final int MAX_PAYLOAD = 256 * 1024;
  private static final int TOKEN = 1;
  private static final int SIGNATURE = 2;
  private static final int TOKEN_BYTES = 20;

  private final Socket socket;
  private final AdbDaemon daemon;
  private final Executor workers;
  private final Consumer<String> log;
  private final OutputStream out;
  private final Map<Integer, AdbStream> streams = new ConcurrentHashMap<>();
  private final AtomicInteger lastStream = new AtomicInteger();
  private volatile int maxPayload = MAX_PAYLOAD;

  AdbConnection(Socket socket, AdbDaemon daemon, Executor workers, Consumer<String> log)
      throws IOException {
    this.socket = socket;
    this.daemon = daemon;
    this.workers = workers;
    this.log = log;
    socket.setTcpNoDelay(true);
    this.out = socket.getOutputStream();
  }

  int maxPayload() {
    return maxPayload;
  }

  void send(int command, int arg0, int arg1) throws IOException {
    send(command, arg0, arg1, new byte[0], 0, 0);
  }

  void send(int command, int arg0, int arg1, byte[] data, int offset, int length)
      throws IOException {
    synchronized (out) {
      AdbMessage.write(out, command, arg0, arg1, data, offset, length);
    }
  }

  /** Cuts the cable: no stream is closed in order. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      log.accept("closing a connection: " + e);
    }
  }

  /** Serves the host until it or {@link #cut} ends the connection. */
  void serve() {
    try (socket) {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      while (true) {
        handle(AdbMessage.read(in));
      }
    } catch (EOFException | SocketException e) {
      log.accept("the host is gone");
    } catch (IOException e) {
      log.accept("the connection broke: " + e);
    } finally {
      streams.values().forEach(AdbStream::closedByHost);
    }
  }

  private void handle(AdbMessage message) throws IOException {
    switch (message.command()) {
      case AdbMessage.CNXN -> connect(message);
      case AdbMessage.AUTH -> {
        if (message.arg0() == SIGNATURE) { // with a key that nobody has allowed
          send(AdbMessage.AUTH, TOKEN, 0, new byte[TOKEN_BYTES], 0, TOKEN_BYTES);
        }
      }
      case AdbMessage.OPEN -> open(message);
      case AdbMessage.OKAY -> {
        AdbStream stream = streams.get(message.arg1());
        if (stream != null) {
          stream.acknowledgement();
        }
      }
      case AdbMessage.WRTE -> {
        AdbStream stream = streams.get(message.arg1());
        if (stream == null) {
          send(AdbMessage.CLSE, 0, message.arg0());
        } else {
          stream.received(message.payload());
        }
      }
      case AdbMessage.CLSE -> {
        AdbStream stream = streams.remove(message.arg1());
        if (stream != null) {
          stream.closedByHost();
        }
      }
      default -> throw new IOException("unknown message " + Integer.toHexString(message.command()));
    }
  }

  private void connect(AdbMessage message) throws IOException {
    if (!daemon.authorized()) {
      log.accept("CNXN from a host that is not authorised");
      send(AdbMessage.AUTH, TOKEN, 0, new byte[TOKEN_BYTES], 0, TOKEN_BYTES);
      return;
    }
    maxPayload = Math.min(message.arg1(), MAX_PAYLOAD);
    byte[] banner = daemon.banner().getBytes(StandardCharsets.UTF_8);
    log.accept("CNXN");
    send(AdbMessage.CNXN, AdbMessage.VERSION, maxPayload, banner, 0, banner.length);
  }

  private void open(AdbMessage message) throws IOException {
    String name = new String(message.payload(), StandardCharsets.UTF_8);
    name = name.endsWith("\0") ? name.substring(0, name.length() - 1) : name;
    Optional<Services.Service> service = daemon.services().open(name);
    if (service.isEmpty()) {
      send(AdbMessage.CLSE, 0, message.arg0());
      return;
    }
    AdbStream stream = new AdbStream(this, lastStream.incrementAndGet(), message.arg0());
    streams.put(stream.local(), stream);
    send(AdbMessage.OKAY, stream.local(), message.arg0());
    String opened = name;
    workers.execute(() -> serve(stream, service.get(), opened));
  }

  private void serve(AdbStream stream, Services.Service service, String name) {
    try {
      service.serve(stream);
    } catch (EOFException | SocketException | InterruptedIOException e) {
      log.accept(name + ": " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.accept(name + " failed: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stream.close();
    }
  }

  void closed(AdbStream stream, int remote) {
    streams.remove(stream.local());
    try {
      send(AdbMessage.CLSE, stream.local(), remote);
    } catch (IOException e) {
      cut();
    }
  }
}
