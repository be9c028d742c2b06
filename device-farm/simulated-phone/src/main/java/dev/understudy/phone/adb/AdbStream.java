package dev.understudy.phone.adb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** One stream of a connection: bytes both ways, one unacknowledged packet at a time. */
public final class AdbStream {
  /** A host that is gone never acknowledges the last packet. */
  private static final long LAST_ACKNOWLEDGEMENT_MS = 2000;

  private final AdbConnection connection;
  private final int local;
  private final int remote;
  private final StreamInput input;
  private boolean acknowledged = true;
  private boolean closed;

  AdbStream(AdbConnection connection, int local, int remote) {
    this.connection = connection;
    this.local = local;
    this.remote = remote;
    this.input =
        new StreamInput(
            () -> {
              if (!isClosed()) {
                connection.send(AdbMessage.OKAY, local, remote);
              }
            });
  }

  int local() {
    return local;
  }

  /** What the host writes. */
  public InputStream input() {
    return input;
  }

  /** Writes to the host; unbuffered. */
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] data, int offset, int length) throws IOException {
        AdbStream.this.write(data, offset, length);
      }
    };
  }

  /** Whether either end has closed it. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until either end closes it, at most {@code millis}; whether it is closed. */
  public synchronized boolean awaitClosed(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return closed;
  }

  void received(byte[] packet) throws IOException {
    input.add(packet);
  }

  synchronized void acknowledgement() {
    acknowledged = true;
    notifyAll();
  }

  synchronized void closedByHost() {
    closed = true;
    input.end();
    notifyAll();
  }

  private synchronized void write(byte[] data, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      awaitAcknowledgement();
      acknowledged = false;
      int count = Math.min(end - at, connection.maxPayload());
      connection.send(AdbMessage.WRTE, local, remote, data, at, count);
      at += count;
    }
  }

  private void awaitAcknowledgement() throws IOException {
    while (!acknowledged && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the phone stops");
      }
    }
    if (closed) {
      throw new EOFException("the host closed the stream");
    }
  }

  /**
   * Closes it from the phone's side: only after the last packet's acknowledgement, or adb drops it.
   */
  void close() {
    synchronized (this) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_ACKNOWLEDGEMENT_MS);
      while (!acknowledged && !closed) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          break;
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
      }
      if (closed) {
        return;
      }
      closed = true;
      input.end();
      notifyAll();
    }
    connection.closed(this, remote);
  }
}
