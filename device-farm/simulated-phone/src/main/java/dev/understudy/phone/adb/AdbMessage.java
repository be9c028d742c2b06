package dev.understudy.phone.adb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One message of the transport: a header of six little-endian words, then the payload. */
final class AdbMessage {
  static final int CNXN = 0x4e584e43;
  static final int AUTH = 0x48545541;
  static final int OPEN = 0x4e45504f;
  static final int OKAY = 0x59414b4f;
  static final int CLSE = 0x45534c43;
  static final int WRTE = 0x45545257;

  /** From this version on, payloads carry no checksum. */
  static final int VERSION = 0x01000001;

  /** Far above any payload that a host sends; more is a broken stream. */
  private static final int PAYLOAD_LIMIT = 16 << 20;

  private static final int HEADER_BYTES = 24;

  private final int command;
  private final int arg0;
  private final int arg1;
  private final byte[] payload;

  private AdbMessage(int command, int arg0, int arg1, byte[] payload) {
    this.command = command;
    this.arg0 = arg0;
    this.arg1 = arg1;
    this.payload = payload;
  }

  /** One of this class's four-letter words. */
  int command() {
    return command;
  }

  /** The sender's stream, or the protocol's version in {@code CNXN}. */
  int arg0() {
    return arg0;
  }

  /** The receiver's stream, or the largest payload in {@code CNXN}. */
  int arg1() {
    return arg1;
  }

  byte[] payload() {
    return payload;
  }

  static AdbMessage read(DataInputStream in) throws IOException {
    byte[] header = new byte[HEADER_BYTES];
    in.readFully(header);
    ByteBuffer words = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int command = words.getInt();
    int arg0 = words.getInt();
    int arg1 = words.getInt();
    int length = words.getInt();
    words.getInt(); // the checksum, which our version does without
    if (words.getInt() != ~command || length < 0 || length > PAYLOAD_LIMIT) {
      throw new IOException("no ADB message: command " + Integer.toHexString(command));
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new AdbMessage(command, arg0, arg1, payload);
  }

  static void write(
      OutputStream out, int command, int arg0, int arg1, byte[] data, int offset, int length)
      throws IOException {
    ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(command).putInt(arg0).putInt(arg1).putInt(length);
    message.putInt(checksum(data, offset, length)).putInt(~command);
    message.put(data, offset, length);
    out.write(message.array());
    out.flush();
  }

  /** Hosts check it in messages that come before the versions are known. */
  private static int checksum(byte[] data, int offset, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += data[offset + i] & 0xff;
    }
    return sum;
  }
}
