package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files put together from their pieces, and what is no file's pieces. */
class PieceJoinTests {
  private static final String FILE = "models/m.tflite";

  @TempDir Path root;
  private Path models;
  private TestPhone phone = new TestPhone();
  private final List<Long> progress = new ArrayList<>();

  @BeforeEach
  void makeFolder() throws IOException {
    models = Files.createDirectories(root.resolve("models"));
  }

  private void join(int count, long bytes) throws Exception {
    new PieceJoin(new Pieces(FILE, count, bytes), new JobFolders(root), phone).run(progress::add);
  }

  private void put(int index, byte[] content) throws IOException {
    Files.write(root.resolve(FILE + ".part-" + index), content);
  }

  private static byte[] bytes(int seed, int length) {
    byte[] all = new byte[length];
    new Random(seed).nextBytes(all);
    return all;
  }

  private List<String> names() throws IOException {
    try (var children = Files.list(models)) {
      return children.map(c -> c.getFileName().toString()).sorted().toList();
    }
  }

  /** Any number of cuts anywhere, empty pieces too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void anyCutJoinsToTheSameBytes(int seed) throws Exception {
    Random random = new Random(seed);
    byte[] whole = bytes(seed, random.nextInt(200_000));
    int count = 1 + random.nextInt(14);
    int[] cuts = random.ints(count - 1, 0, whole.length + 1).sorted().toArray();
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = i == count - 1 ? whole.length : cuts[i];
      put(i, Arrays.copyOfRange(whole, from, to));
      from = to;
    }

    join(count, whole.length);

    assertThat(root.resolve(FILE)).hasBinaryContent(whole);
    assertThat(names()).containsExactly("m.tflite");
    assertThat(progress).hasSize(count).isSorted().last().isEqualTo((long) whole.length);
  }

  @ParameterizedTest
  @CsvSource({"0,8,1", "1,8,1", "8,8,1", "9,8,2", "16,8,2", "200000001,8388608,24"})
  void aFileHasAsManyPiecesAsItTakes(long bytes, long pieceBytes, int count) {
    Pieces pieces = Pieces.of(FILE, bytes, pieceBytes);

    assertThat(pieces.count()).isEqualTo(count);
    assertThat(Pieces.of(pieces.extras()::get)).isEqualTo(pieces);
  }

  @Test
  void joiningTwiceIsJoiningOnce() throws Exception {
    put(0, bytes(1, 10));
    put(1, bytes(2, 5));
    join(2, 15);
    byte[] whole = Files.readAllBytes(root.resolve(FILE));
    put(1, bytes(2, 5)); // one that was not deleted any more

    join(2, 15);

    assertThat(root.resolve(FILE)).hasBinaryContent(whole);
    assertThat(names()).containsExactly("m.tflite");
  }

  @Test
  void replacesWhatWasThere() throws Exception {
    Files.write(root.resolve(FILE), bytes(3, 100));
    put(0, bytes(4, 7));

    join(1, 7);

    assertThat(root.resolve(FILE)).hasBinaryContent(bytes(4, 7));
  }

  @Test
  void namesThePieceThatIsMissingAndLeavesTheOthers() throws Exception {
    put(0, bytes(1, 10));
    put(2, bytes(2, 10));

    assertThatThrownBy(() -> join(3, 30))
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISSING_FILE))
        .hasMessageContaining("m.tflite.part-1 is not there");
    assertThat(names()).containsExactly("m.tflite.part-0", "m.tflite.part-2");
  }

  @Test
  void anotherFileOfThatNameDoesNotStandForThePieces() throws Exception {
    Files.write(root.resolve(FILE), bytes(3, 29));

    assertThatThrownBy(() -> join(3, 30)).hasMessageContaining("m.tflite.part-0 is not there");
    assertThat(root.resolve(FILE)).hasBinaryContent(bytes(3, 29));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "00", "01", "-1", "x", "", "99999999999", "1.part-0"})
  void refusesPiecesOfAnotherCut(String name) throws Exception {
    put(0, bytes(1, 10));
    put(1, bytes(1, 10));
    Files.write(root.resolve(FILE + ".part-" + name), new byte[1]);

    assertThatThrownBy(() -> join(2, 20))
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.WRONG_INPUT))
        .hasMessageContaining("m.tflite.part-" + name + " is no piece of it");
    assertThat(root.resolve(FILE)).doesNotExist();
  }

  @Test
  void refusesAFolderAndALinkInThePlaceOfAPiece() throws Exception {
    Files.createDirectories(models.resolve("m.tflite.part-0"));
    assertThatThrownBy(() -> join(1, 0)).hasMessageContaining("is no piece of it");

    Files.delete(models.resolve("m.tflite.part-0"));
    Path secret = Files.write(root.resolve("secret"), bytes(1, 3));
    Files.createSymbolicLink(models.resolve("m.tflite.part-0"), secret);
    assertThatThrownBy(() -> join(1, 3)).hasMessageContaining("is no piece of it");
  }

  @Test
  void refusesAPieceThatWasCut() throws Exception {
    put(0, bytes(1, 10));
    put(1, bytes(1, 9));

    assertThatThrownBy(() -> join(2, 20))
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.WRONG_INPUT))
        .hasMessageContaining("hold 19 bytes; expected: 20");
    assertThat(names()).hasSize(2);
  }

  @Test
  void needsRoomForTheWholeFile() throws Exception {
    phone =
        new TestPhone() {
          @Override
          public long freeBytes(Path near) {
            return 19;
          }
        };
    put(0, bytes(1, 10));
    put(1, bytes(1, 10));

    assertThatThrownBy(() -> join(2, 20))
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.NO_SPACE))
        .hasMessageContaining("19 bytes are free");
    assertThat(names()).containsExactly("m.tflite.part-0", "m.tflite.part-1");
  }

  /** The room may go while it is used. */
  @Test
  void leavesTheOldFileAndThePiecesWhereWritingFails() throws Exception {
    phone =
        new TestPhone() {
          @Override
          public OutputStream create(Path file) throws IOException {
            return new FilterOutputStream(super.create(file)) {
              @Override
              public void write(byte[] b, int from, int length) throws IOException {
                throw new IOException("No space left on device");
              }
            };
          }
        };
    Files.write(root.resolve(FILE), bytes(5, 4));
    put(0, bytes(1, 10));

    assertThatThrownBy(() -> join(1, 10)).isInstanceOf(IOException.class);
    assertThat(root.resolve(FILE)).hasBinaryContent(bytes(5, 4));
    assertThat(names()).containsExactly("m.tflite", "m.tflite.part-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "models",
        "models/",
        "models/../results/j/result.json",
        "../models/m",
        "/models/m",
        "models//m",
        "models/.hidden",
        "results/j/result.json",
        "running/j/state",
        "facts.json",
        "models\\..\\m",
        "models/a b"
      })
  void takesNoFileThatDriversDoNotSend(String file) {
    assertThatThrownBy(() -> Pieces.of(Map.of("file", file, "pieces", "1", "bytes", "1")::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file: \"" + file + "\"");
  }

  @ParameterizedTest
  @CsvSource({"0,5,0 pieces", "-1,5,pieces", "x,5,pieces", "2147483648,5,pieces", "1,-5,bytes"})
  void takesNoNumbersThatAreNone(String count, String bytes, String named) {
    assertThatThrownBy(() -> Pieces.of(Map.of("file", FILE, "pieces", count, "bytes", bytes)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
    assertThatThrownBy(() -> Pieces.of(Map.of("file", FILE)::get))
        .hasMessageContaining("needs the extra pieces with a number, not null");
  }
}
