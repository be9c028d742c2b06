package dev.understudy.datasets.archives;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.pictures.Sets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTests {
  private static final int CENTRAL_FLAGS = 8;
  private static final int CENTRAL_METHOD = 10;
  private static final int CENTRAL_PACKED = 20;
  private static final int CENTRAL_UNPACKED = 24;

  @TempDir Path folder;

  private static void assertRefused(Runnable open, String... parts) {
    assertThatThrownBy(open::run).isInstanceOf(InputException.class).hasMessageContainingAll(parts);
  }

  private Path tarGz(Path tar) throws IOException {
    Path packed = folder.resolve("packed.tar.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(tar));
    }
    return packed;
  }

  @ParameterizedTest
  @CsvSource({
    "../evil.png, leads out",
    "a/../../evil.png, leads out",
    "a\\..\\..\\evil.png, leads out",
    "..\\evil.png, leads out",
    "/etc/evil.png, absolute",
    "\\\\server\\evil.png, absolute",
    "C:\\evil.png, absolute",
    "c:evil.png, absolute",
    "a/inner.zip, archive within",
    "inner.tar.GZ, archive within",
    "inner.7z, archive within"
  })
  void namesThatLeadAwayAndArchivesWithinAreRefused(String name, String problem)
      throws IOException {
    // The writers normalise some of these names, so that a plain name is written and replaced.
    byte[] placeholder = "p".repeat(name.length()).getBytes(ISO_8859_1);
    Path zip = folder.resolve("z.zip");
    Path tar = folder.resolve("t.tar");
    var harmless = new LinkedHashMap<String, byte[]>();
    harmless.put("good.png", Sets.png(1));
    harmless.put(new String(placeholder, ISO_8859_1), Sets.png(2));
    Files.write(zip, replaced(Files.readAllBytes(Sets.zip(zip, harmless)), placeholder, name));
    Files.write(
        tar,
        withChecksum(replaced(Files.readAllBytes(Sets.tar(tar, harmless)), placeholder, name)));
    assertRefused(() -> ZipArchive.of(zip), "z.zip: " + name.replace('\\', '/'), problem);
    assertRefused(() -> TarArchive.of(tar), "t.tar: ", problem);
    Path packed = tarGz(tar);
    assertRefused(() -> TarStreamArchive.of(packed), "packed.tar.gz: ", problem);
  }

  private static byte[] replaced(byte[] in, byte[] what, String by) {
    byte[] out = in.clone();
    byte[] name = by.getBytes(ISO_8859_1);
    for (int i = 0; i + what.length <= out.length; i++) {
      if (Arrays.equals(out, i, i + what.length, what, 0, what.length)) {
        System.arraycopy(name, 0, out, i, name.length);
      }
    }
    return out;
  }

  /** Mends the header checksums of a tar whose names were replaced. */
  private static byte[] withChecksum(byte[] tar) {
    int at = 0;
    while (at < tar.length && tar[at] != 0) {
      Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
      int sum = 0;
      for (int i = 0; i < 512; i++) {
        sum += tar[at + i] & 0xFF;
      }
      byte[] text = String.format("%06o\0 ", sum).getBytes(ISO_8859_1);
      System.arraycopy(text, 0, tar, at + 148, 8);
      int size = Integer.parseInt(new String(tar, at + 124, 11, ISO_8859_1), 8);
      at += 512 + (size + 511) / 512 * 512;
    }
    return tar;
  }

  @Test
  void controlCharactersInNamesAreRefusedAndShownEscaped() throws IOException {
    Path zip = Sets.zip(folder.resolve("z.zip"), Map.of("a\u001b[2Jb.png", Sets.png(1)));
    assertRefused(() -> ZipArchive.of(zip), "a\\u001b[2Jb.png", "control characters");
  }

  @ParameterizedTest
  @CsvSource({
    "2, a link to /etc/passwd",
    "1, a link to /etc/passwd",
    "3, device",
    "4, device",
    "6, device",
    "S, sparse"
  })
  void linksDevicesAndSparseFilesInTarsAreRefused(char type, String problem) throws IOException {
    Path tar = folder.resolve("t.tar");
    try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      var entry = new TarArchiveEntry("evil.png", (byte) type);
      if (type == TarConstants.LF_SYMLINK || type == TarConstants.LF_LINK) {
        entry.setLinkName("/etc/passwd");
      }
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    }
    assertRefused(() -> TarArchive.of(tar), "t.tar: evil.png", problem);
    Path packed = tarGz(tar);
    assertRefused(() -> TarStreamArchive.of(packed), "evil.png", problem);
  }

  @Test
  void symbolicLinksInZipsAreRefused() throws IOException {
    Path zip = folder.resolve("z.zip");
    try (var out = new ZipArchiveOutputStream(zip)) {
      var entry = new ZipArchiveEntry("evil.png");
      entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
      out.putArchiveEntry(entry);
      out.write("/etc/passwd".getBytes(ISO_8859_1));
      out.closeArchiveEntry();
    }
    assertRefused(() -> ZipArchive.of(zip), "z.zip: evil.png", "symbolic link");
  }

  @Test
  void duplicatesAreRefused() throws IOException {
    Path tar = folder.resolve("t.tar");
    try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      for (String name : List.of("a.png", "./a.png")) {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(3);
        out.putArchiveEntry(entry);
        out.write(new byte[3]);
        out.closeArchiveEntry();
      }
    }
    assertRefused(() -> TarArchive.of(tar), "a.png", "twice");
    Path zip = folder.resolve("z.zip");
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("a.png", Sets.png(1));
    entries.put("b.png", Sets.png(2));
    byte[] bytes = Files.readAllBytes(Sets.zip(zip, entries));
    Files.write(zip, replaced(bytes, "b.png".getBytes(ISO_8859_1), "a.png"));
    assertRefused(() -> ZipArchive.of(zip), "a.png", "twice");
  }

  /** Writes a zip of one deflated entry and changes four bytes of its central header. */
  private Path zipWith(byte[] content, int field, int value) throws IOException {
    Path zip = Sets.zip(folder.resolve("z.zip"), Map.of("evil.png", content));
    byte[] bytes = Files.readAllBytes(zip);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < bytes.length - 4; i++) {
      if (buffer.getInt(i) == 0x02014b50) {
        if (field < CENTRAL_PACKED) {
          buffer.putShort(i + field, (short) value);
        } else {
          buffer.putInt(i + field, value);
        }
      }
    }
    return Files.write(zip, bytes);
  }

  @Test
  void encryptedAndOddlyPackedEntriesAreRefused() throws IOException {
    Path encrypted = zipWith(Sets.png(1), CENTRAL_FLAGS, 1);
    assertRefused(() -> ZipArchive.of(encrypted), "evil.png", "encrypted");
    Path lzma = zipWith(Sets.png(1), CENTRAL_METHOD, 14);
    assertRefused(() -> ZipArchive.of(lzma), "evil.png", "method 14");
  }

  @Test
  void bombsAreRefusedByWhatTheyClaimAndByWhatTheyAre() throws IOException {
    Path zeros = Sets.zip(folder.resolve("b.zip"), Map.of("evil.bmp", new byte[40 << 20]));
    assertThat(Files.size(zeros)).isLessThan(100_000);
    assertRefused(() -> ZipArchive.of(zeros), "b.zip: evil.bmp", "grow", "bomb");
    Path claim = zipWith(Sets.png(1), CENTRAL_UNPACKED, 0x7FFFFFFF);
    assertRefused(() -> ZipArchive.of(claim), "evil.png", "grow", "bomb");
    // Blank pictures shrink as much; what is small does no harm.
    Path blank = Sets.zip(folder.resolve("c.zip"), Map.of("blank.bmp", new byte[20 << 20]));
    assertThat(ZipArchive.of(blank).entries()).hasSize(1);
  }

  /** D. Fifield's "A better zip bomb": many names for the same bytes. */
  @Test
  void entriesThatShareTheirBytesAreRefused() throws IOException {
    byte[] content = new byte[1000];
    new Random(4).nextBytes(content);
    Path zip = Sets.zip(folder.resolve("z.zip"), Map.of("evil0.png", content));
    byte[] whole = Files.readAllBytes(zip);
    ByteBuffer end = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int endAt = whole.length - 22;
    int centralAt = end.getInt(endAt + 16);
    var bomb = new ByteArrayOutputStream();
    bomb.write(whole, 0, centralAt);
    byte[] central = Arrays.copyOfRange(whole, centralAt, endAt);
    for (int i = 0; i < 3; i++) {
      bomb.writeBytes(replaced(central, "evil0".getBytes(ISO_8859_1), "evil" + i));
    }
    end.putShort(endAt + 8, (short) 3).putShort(endAt + 10, (short) 3);
    end.putInt(endAt + 12, 3 * central.length);
    bomb.write(whole, endAt, 22);
    Files.write(zip, bomb.toByteArray());
    assertRefused(() -> ZipArchive.of(zip), "z.zip: evil", "shares its bytes", "bomb");
  }

  @Test
  void anEntryLargerThanItsHeaderSaysIsNotRead() throws IOException {
    byte[] large = new byte[1 << 16];
    new Random(1).nextBytes(large);
    Path zip = zipWith(large, CENTRAL_UNPACKED, 100);
    ZipArchive archive = ZipArchive.of(zip);
    try (var reader = archive.open()) {
      assertRefused(() -> reader.read(archive.entries().get(0)), "evil.png", "more bytes");
    }
  }

  @Test
  void aPackedTarIsReadNoFurtherThanItMayGrow() throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("a.png", Sets.png(1));
    entries.put("evil.bmp", new byte[20 << 20]);
    Path bomb = Sets.tar(folder.resolve("b.tar.gz"), entries);
    assertRefused(() -> TarStreamArchive.of(bomb, 1 << 20), "b.tar.gz: evil.bmp", "bomb");
    assertThat(TarStreamArchive.of(bomb).entries()).hasSize(2); // 20 MiB do no harm
  }

  @Test
  void aHugeEntryIsListedButNeverRead() throws IOException {
    // A sparse file on disk: 600 MiB that take no space.
    Path tar = folder.resolve("t.tar");
    var header = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(header)) {
      var entry = new TarArchiveEntry("evil.png", true);
      entry.setSize(600L << 20);
      out.putArchiveEntry(entry);
      out.flush();
      Files.write(tar, Arrays.copyOf(header.toByteArray(), 512));
      try (var file = new java.io.RandomAccessFile(tar.toFile(), "rw")) {
        file.setLength(1024 + (600L << 20));
      }
      TarArchive archive = TarArchive.of(tar);
      try (var reader = archive.open()) {
        assertRefused(() -> reader.read(archive.entries().get(0)), "evil.png", "629145600 bytes");
      }
    } catch (IOException e) {
      // closing the writer complains that the entry was never filled
      assertThat(e).hasMessageContaining("unclosed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.zip", "s.tar", "s.tar.gz"})
  void anArchiveCutAnywhereIsRefusedOrItsWholeEntriesAreRead(String name) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    var random = new Random(3);
    for (int i = 0; i < 3; i++) {
      byte[] content = new byte[700];
      random.nextBytes(content);
      entries.put("p" + i + ".png", content);
    }
    Path file = folder.resolve(name);
    byte[] whole =
        Files.readAllBytes(
            name.endsWith("zip") ? Sets.zip(file, entries) : Sets.tar(file, entries));
    int end = name.equals("s.tar") ? 3 * (512 + 1024) : whole.length;
    for (int length = 0; length < end; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(
              () -> {
                Archive archive = open(file);
                // A tar cut exactly between two members is a whole, shorter one.
                if (archive.entries().size() < 3) {
                  throw new InputException(name, "shorter", "all", "none");
                }
                try (var reader = archive.open()) {
                  archive.entries().forEach(reader::read);
                }
              })
          .as("%s cut to %d", name, length)
          .isInstanceOf(InputException.class)
          .hasMessageContaining(name);
    }
  }

  private static Archive open(Path file) {
    String name = file.toString();
    return name.endsWith("zip")
        ? ZipArchive.of(file)
        : name.endsWith("gz") ? TarStreamArchive.of(file) : TarArchive.of(file);
  }

  @Test
  void flippedBytesOfAZipsEntryAreSeenByItsChecksum() throws IOException {
    Path zip = folder.resolve("z.zip");
    byte[] content = new byte[500];
    new Random(2).nextBytes(content);
    byte[] whole = Files.readAllBytes(Sets.zip(zip, Map.of("a.png", content)));
    for (int i = 60; i < 500; i += 13) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x40;
      Files.write(zip, damaged);
      ZipArchive archive = ZipArchive.of(zip);
      try (var reader = archive.open()) {
        assertRefused(() -> reader.read(archive.entries().get(0)), "z.zip: a.png", "damaged");
      }
    }
  }

  @Test
  void nothingIsWrittenToDisk() throws IOException {
    Path zip = Sets.zip(folder.resolve("z.zip"), Map.of("a.png", Sets.png(1)));
    ZipArchive archive = ZipArchive.of(zip);
    try (var reader = archive.open();
        var before = Files.list(folder)) {
      assertThat(reader.read(archive.entries().get(0))).isEqualTo(Sets.png(1));
      assertThat(before).containsExactly(zip);
    }
  }
}
