package dev.understudy.phone.adb;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the host writes into a stream; each packet is acknowledged when it has been read. */
final class StreamInput extends InputStream {
  /** Told that a packet has been read to its end. */
  interface Consumed {
    void acknowledge() throws IOException;
  }

  private final Consumed consumed;
  private final Deque<byte[]> packets = new ArrayDeque<>();
  private int position;
  private boolean ended;

  StreamInput(Consumed consumed) {
    this.consumed = consumed;
  }

  void add(byte[] packet) throws IOException {
    if (packet.length == 0) {
      consumed.acknowledge();
      return;
    }
    synchronized (this) {
      packets.addLast(packet);
      notifyAll();
    }
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count;
    boolean wholePacket = false;
    synchronized (this) {
      try {
        while (packets.isEmpty()) {
          if (ended) {
            return -1;
          }
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the phone stops");
      }
      byte[] head = packets.getFirst();
      count = Math.min(length, head.length - position);
      System.arraycopy(head, position, into, offset, count);
      position += count;
      if (position == head.length) {
        packets.removeFirst();
        position = 0;
        wholePacket = true;
      }
    }
    if (wholePacket) {
      consumed.acknowledge();
    }
    return count;
  }

  @Override
  public synchronized int available() {
    return packets.isEmpty() ? 0 : packets.getFirst().length - position;
  }
}
