package dev.understudy.runtimes.checkpoints;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one or more pickles, read once from the front. Says where it stands, so that what
 * follows the pickles can be found, and takes no more than a limit, so that no length in a hostile
 * file is believed.
 */
final class PickleInput {
  /** A state_dict's pickle has some 100 bytes a tensor; this leaves room for 300,000 of them. */
  static final long LIMIT = 32L << 20;

  private static final int LONGEST_LINE = 1000;

  private final InputStream in;
  private long position;

  PickleInput(InputStream in) {
    this.in = in;
  }

  /** How many bytes were taken so far. */
  long position() {
    return position;
  }

  int u1() throws IOException, Refusal {
    claim(1);
    int value = in.read();
    if (value < 0) {
      throw cutOff();
    }
    return value;
  }

  int u2() throws IOException, Refusal {
    return u1() | u1() << 8;
  }

  int i4() throws IOException, Refusal {
    return little(4).getInt();
  }

  long u4() throws IOException, Refusal {
    return Integer.toUnsignedLong(i4());
  }

  long i8() throws IOException, Refusal {
    return little(8).getLong();
  }

  double bigEndianDouble() throws IOException, Refusal {
    return ByteBuffer.wrap(bytes(8)).getDouble();
  }

  byte[] bytes(long count) throws IOException, Refusal {
    claim(count);
    byte[] bytes = in.readNBytes(Math.toIntExact(count));
    if (bytes.length < count) {
      throw cutOff();
    }
    return bytes;
  }

  String utf8(long count) throws IOException, Refusal {
    return text(bytes(count), StandardCharsets.UTF_8);
  }

  /** Python 2's strings, of which torch writes ASCII ones; Latin-1 takes every byte as it is. */
  String latin1(long count) throws IOException, Refusal {
    return text(bytes(count), StandardCharsets.ISO_8859_1);
  }

  /** Text up to a line feed, which is taken too. */
  String line() throws IOException, Refusal {
    StringBuilder line = new StringBuilder();
    for (int c = u1(); c != '\n'; c = u1()) {
      if (line.length() == LONGEST_LINE) {
        throw Refusal.damaged("a name in its pickle has no end");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private ByteBuffer little(int count) throws IOException, Refusal {
    return ByteBuffer.wrap(bytes(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void claim(long count) throws Refusal {
    if (count < 0 || count > LIMIT - position) {
      throw Refusal.damaged(
          "a length in its pickle is "
              + Long.toUnsignedString(count)
              + " bytes, or its pickle is longer than "
              + (LIMIT >> 20)
              + " MB");
    }
    position += count;
  }

  private static String text(byte[] bytes, Charset charset) throws Refusal {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refusal.damaged("a text in its pickle is not " + charset);
    }
  }

  private static Refusal cutOff() {
    return Refusal.damaged("it ends in the middle of its pickle");
  }
}
