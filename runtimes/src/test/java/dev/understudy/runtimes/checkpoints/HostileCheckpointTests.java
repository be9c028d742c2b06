package dev.understudy.runtimes.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm end as an error that names the file, in either layout. */
class HostileCheckpointTests {
  private static final long[] TWO = {2};
  private static final long[] ONE = {1};

  @TempDir private Path temp;

  private StateDict read(byte[] content) {
    try {
      return StateDict.read(Files.write(temp.resolve("evil.pth"), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(Hand pickle) {
    return Hand.zip(pickle.bytes(), Map.of("weights/data/0", Hand.floats(5, 6)));
  }

  private static byte[] legacy(Hand pickle) {
    byte[] object = pickle.bytes();
    // The older layout lists the storages that the object names, and no other.
    return new String(object, StandardCharsets.ISO_8859_1).contains("storage")
        ? Hand.legacy(object, new Hand().int64(2).raw(Hand.floats(5, 6)).bytes(), "0")
        : Hand.legacy(object, new byte[0]);
  }

  /** Both layouts around one pickle. */
  private void assertRefused(Hand pickle, String... parts) {
    for (byte[] content : new byte[][] {zip(pickle), legacy(pickle)}) {
      assertThatThrownBy(() -> read(content))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("evil.pth", "expected:", "what to do:")
          .hasMessageContainingAll(parts);
    }
  }

  private static Hand dict(Hand entry) {
    return Hand.pickle().op('}').text("w").raw(entry.bytes()).op('s', '.');
  }

  @Test
  void theHandMadeFilesAreGoodAsSuch() {
    Hand good = dict(new Hand().tensor("0", 2, 0, TWO, ONE));
    for (byte[] content : new byte[][] {zip(good), legacy(good)}) {
      assertThat(((Tensor.Floats) read(content).tensors().get("w")).data()).containsExactly(5, 6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "builtins, eval",
    "__builtin__, getattr",
    "subprocess, Popen",
    "numpy.core.multiarray, _reconstruct",
    "torch, load",
    "torch.storage, _load_from_bytes",
    "collections, Counter",
    "torch._utils, _rebuild_tensor_v2.__globals__"
  })
  void anyOtherGlobalIsRefusedByName(String module, String name) {
    assertRefused(
        Hand.pickle().global(module, name).text("rm -rf /").op(0x85, 'R', '.'),
        "\"" + module + "." + name + "\"",
        "nothing of it was run");
    assertRefused(
        Hand.pickle().text(module).text(name).op(0x93).text("x").op(0x85, 'R', '.'),
        "\"" + module + "." + name + "\"");
  }

  @Test
  void aNameIsPrintedWithoutItsControlCharacters() {
    assertRefused(
        Hand.pickle().text("os\u001b[2J\u202e").text("system").op(0x93, '.'),
        "os\\u001b[2J\\u202e");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0x92, 'i', 'o', 'P', 0x82, 0x83, 0x84, 0x97, 0x98, 0x8f, 0x8b, 'F'})
  void instructionsThatMakeObjectsAreRefused(int opcode) {
    assertRefused(Hand.pickle().op('}', ')').op(opcode).ascii("os\nsystem\n").op('.'), "0x");
  }

  @Test
  void callingAStorageOrAnythingElseIsRefused() {
    assertRefused(Hand.pickle().global("torch", "FloatStorage").op(')', 'R', '.'), "call");
    assertRefused(Hand.pickle().text("os.system").op(')', 'R', '.'), "call");
    assertRefused(Hand.pickle().op('K', 1, '}', 'b', '.'), "attributes");
  }

  @Test
  void lengthsAreNotBelieved() {
    assertRefused(Hand.pickle().op('X', 0xff, 0xff, 0xff, 0xff), "length");
    assertRefused(Hand.pickle().op('T', 0xff, 0xff, 0xff, 0x7f), "length");
    assertRefused(Hand.pickle().op('T', 0xff, 0xff, 0xff, 0xff), "length");
    assertRefused(Hand.pickle().op(0x8d).int64(Long.MAX_VALUE), "length");
    assertRefused(Hand.pickle().op(0x8d).int64(-1), "length");
    assertRefused(Hand.pickle().op('c').ascii("a".repeat(5000)), "no end");
  }

  @Test
  void depthAndNumberHaveABound() {
    int many = 1_500_000;
    // ((((…: marks; [[[[…: a stack; and each list put into the one below it.
    assertRefused(Hand.pickle().raw(filled(4_000_000, '(')), "millions");
    assertRefused(Hand.pickle().raw(filled(4_000_000, ']')), "millions");
    assertRefused(
        Hand.pickle().raw(filled(many, ']')).raw(filled(many - 1, 'a')).op('.'), "no dictionary");
    Hand memos = Hand.pickle().op('N');
    for (int i = 0; i < 1_100_000; i++) {
      memos.op('r').int32(i);
    }
    assertRefused(memos.op('.'), "millions");
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void thingsThatHoldThemselves() {
    assertRefused(Hand.pickle().op(']', 'q', 0, 'h', 0, 'a', '.'), "no dictionary");
    // {[…]: 1}, whose key's hash has no end; and a dictionary that is its own state_dict.
    assertRefused(
        Hand.pickle().op('}', ']', 'q', 0, 'h', 0, 'a', '0', 'h', 0, 0x85, 'N', 's', '.'), "key");
    assertRefused(
        Hand.pickle().op('}', 'q', 0).text("state_dict").op('h', 0, 's', '.'), "no tensors");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 2, 1",
    "2, 0, 3, 1",
    "2, 0, 2, 2",
    "2, -1, 2, 1",
    "2, 0, -2, 1",
    "2, 0, 2, -1",
    "2, 0, 2, 9223372036854775807",
    "2, 9223372036854775807, 2, 1",
    "2, 0, 9223372036854775807, 1",
    "2, 0, 9223372036854775807, 0",
    "-1, 0, 2, 1",
    "9223372036854775807, 0, 2, 1",
    "3, 0, 2, 1",
    "1, 0, 1, 1"
  })
  void tensorsOutsideTheirStorage(long elements, long offset, long size, long stride) {
    assertRefused(
        dict(new Hand().tensor("0", elements, offset, new long[] {size}, new long[] {stride})),
        "damaged");
  }

  @Test
  void aFewBytesAreNotRepeatedIntoAFullMemory() {
    long[] huge = {50_000, 40_000};
    assertRefused(
        dict(new Hand().tensor("0", 2, 0, huge, new long[] {0, 0})), "repeat", "contiguous");
    Hand many = Hand.pickle().op('}', '(');
    for (int i = 0; i < 1000; i++) {
      many.text("w" + i).tensor("0", 2, i % 2, new long[] {1 + i, 100_000}, new long[] {0, 0});
    }
    assertRefused(many.op('u', '.'), "repeat");
    assertRefused(
        dict(
            new Hand()
                .tensor("0", 2, 0, new long[] {0, 1L << 62, 4}, new long[] {1, 1, 1})
                .op('0')
                .tensor("0", 2, 0, new long[] {1L << 62, 4, 0}, new long[] {1, 1, 1})),
        "more elements");
  }

  @Test
  void aStorageThatIsTwoThings() {
    assertRefused(
        Hand.pickle()
            .op('}')
            .text("a")
            .tensor("0", 2, 0, TWO, ONE)
            .op('s')
            .storage("LongStorage", "0", 2)
            .op('0', '.'),
        "two types");
  }

  @Test
  void missingStorages() {
    assertRefused(dict(new Hand().tensor("9", 2, 0, TWO, ONE)), "damaged");
    assertRefused(dict(new Hand().tensor("../../../etc/passwd", 2, 0, TWO, ONE)), "damaged");
  }

  @Test
  void bigEndianFilesAreRefused() {
    byte[] pickle = dict(new Hand().tensor("0", 2, 0, TWO, ONE)).bytes();
    assertThatThrownBy(
            () ->
                read(
                    Hand.zip(
                        pickle,
                        Map.of(
                            "weights/data/0", Hand.floats(5, 6),
                            "weights/byteorder", new Hand().ascii("big").bytes()))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"big\"");
    byte[] content = legacy(dict(new Hand().tensor("0", 2, 0, TWO, ONE)));
    for (int i = 0; i + 1 < content.length; i++) {
      if (content[i] == 'n' && (content[i + 1] & 0xff) == 0x88) {
        content[i + 1] = (byte) 0x89;
      }
    }
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not little-endian");
  }

  @Test
  void compressedEntriesAreRefusedUnread() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("weights/data.pkl", dict(new Hand().tensor("0", 1 << 24, 0, ONE, ONE)).bytes());
    entries.put("weights/data/0", new byte[1 << 26]);
    byte[] bomb = Hand.zip(entries, ZipEntry.DEFLATED);
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("compressed");
  }

  @Test
  void twoPicklesOrNoneInAnArchive() {
    byte[] pickle = dict(new Hand().tensor("0", 2, 0, TWO, ONE)).bytes();
    assertThatThrownBy(() -> read(Hand.zip(pickle, Map.of("other/data.pkl", pickle))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than one");
    assertThatThrownBy(() -> read(Hand.zip(Map.of("a/b.npy", pickle), ZipEntry.STORED)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no data.pkl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trained-legacy-2.pth", "lpips-v0.1-alex.pth"})
  void everyTruncationOfTheOlderLayoutIsSaid(String name) {
    byte[] whole = Fixtures.bytes(name);
    for (int length = 0; length < whole.length; length += 1 + length / 400) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part))
          .as("%d bytes", length)
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void everyTruncationOfTheZipLayoutIsSaid() {
    byte[] whole = Fixtures.bytes("trained-zip-2.pth");
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part))
          .as("%d bytes", length)
          .isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types-zip-2.pth",
        "types-legacy-2.pth",
        "views-zip-5.pth",
        "views-legacy-5.pth",
        "trained-zip-2.pth",
        "trained-legacy-2.pth",
        "lpips-v0.1-vgg.pth"
      })
  void flippedBytesAreReadOrRefusedAndNothingElse(String name) {
    byte[] whole = Fixtures.bytes(name);
    SplittableRandom random = new SplittableRandom(2020);
    int refused = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] broken = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(broken).tensors()).isNotEmpty();
      } catch (InputException e) {
        assertThat(e).hasMessageContainingAll("evil.pth", "expected:", "what to do:");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void aZipsWeightsAreComparedWithTheirChecksum() {
    byte[] content = zip(dict(new Hand().tensor("0", 2, 0, TWO, ONE)));
    byte[] five = Hand.floats(5);
    int at = 0;
    while (!Arrays.equals(content, at, at + 4, five, 0, 4)) {
      at++;
    }
    content[at] ^= 1;
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("checksum", "weights/data/0");
  }

  @Test
  void aStackThatIsNotEmptyAtTheEnd() {
    assertRefused(Hand.pickle().op('}', '}', '.'), "half-way");
    assertRefused(Hand.pickle().op('.'), "half-way");
    assertRefused(Hand.pickle().op('t', '.'), "did not begin");
    assertRefused(Hand.pickle().op('h', 7, '.'), "never kept");
    assertRefused(Hand.pickle().op('}', '(', '0', '.'), "takes more");
    assertThatCode(() -> read(zip(dict(new Hand().tensor("0", 2, 0, TWO, ONE)))))
        .doesNotThrowAnyException();
  }
}
