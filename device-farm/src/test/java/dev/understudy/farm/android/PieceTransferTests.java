package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.measuring.job.JobStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pieces are sent, and what becomes of what the app refuses. */
class PieceTransferTests {
  private static final String MODEL = "models/m.tflite";
  private static final long PIECE = 100;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFile() throws Exception {
    file = write(350);
  }

  private Path write(int bytes) throws Exception {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(folder.resolve("file-" + bytes), content);
  }

  private static PhoneSession session(PhoneLink link) {
    return new PhoneSession(
        "P1", 8200, (udid, port) -> link, null, null, FarmLab.HASTE, time -> {}, PIECE);
  }

  private static List<String> pieces(int... indices) {
    return Arrays.stream(indices).mapToObj(i -> MODEL + ".part-" + i).toList();
  }

  /** Loses the session at pushes to a path. */
  private class Losing extends DeskLink {
    private final Map<String, Integer> losses = new HashMap<>();

    Losing() {
      super(folder.resolve("phone"));
    }

    Losing at(String to, int times) {
      losses.put(to, times);
      return this;
    }

    @Override
    public void push(Path file, String to) {
      int left = losses.merge(to, -1, Integer::sum);
      if (left >= 0) {
        throw PhoneException.lost("gone", null);
      }
      super.push(file, to);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 101, 200, 350, 1001})
  void whatArrivesIsWhatWasSent(int bytes) throws Exception {
    Losing link = new Losing();
    Path any = write(bytes);

    session(link).send(any, MODEL);

    assertThat(link.root.resolve(MODEL)).hasSameBinaryContentAs(any);
    assertThat(link.pushed).hasSize(bytes <= PIECE ? 1 : (bytes + 99) / 100);
    assertThat(link.root.resolve("models").toFile().list()).containsExactly("m.tflite");
  }

  @Test
  void aFileThatIsThereIsNotSentAgain() {
    Losing link = new Losing();
    PhoneSession session = session(link);

    session.send(file, MODEL);
    session.send(file, MODEL);
    assertThat(link.pushed).isEqualTo(pieces(0, 1, 2, 3));
    session.forgetSent();
    session.send(file, MODEL);
    assertThat(link.pushed).isEqualTo(pieces(0, 1, 2, 3, 0, 1, 2, 3));
  }

  @Test
  void anotherAttemptSendsOnlyWhatDidNotArrive() {
    Losing link = new Losing().at(MODEL + ".part-2", 2);
    PhoneSession session = session(link);

    assertThatThrownBy(() -> session.send(file, MODEL)).isInstanceOf(PhoneException.class);
    assertThat(link.pushed).isEqualTo(pieces(0, 1));
    session.send(file, MODEL);
    assertThat(link.pushed).isEqualTo(pieces(0, 1, 2, 3));
    assertThat(link.root.resolve(MODEL)).hasSameBinaryContentAs(file);
  }

  @Test
  void piecesThatSomebodyTookAwayAreAllSentAgain() throws Exception {
    Losing link = new Losing().at(MODEL + ".part-2", 2);
    PhoneSession session = session(link);
    assertThatThrownBy(() -> session.send(file, MODEL)).isInstanceOf(PhoneException.class);
    Files.delete(link.root.resolve(MODEL + ".part-1"));

    assertThatThrownBy(() -> session.send(file, MODEL))
        .isInstanceOfSatisfying(
            PhoneException.class, e -> assertThat(e.kind()).isEqualTo(PhoneException.Kind.LOST))
        .hasMessageContaining("m.tflite.part-1 is not there");
    session.send(file, MODEL);
    assertThat(link.root.resolve(MODEL)).hasSameBinaryContentAs(file);
  }

  @Test
  void aPhoneWithoutRoomToJoinIsUnusable() {
    Losing link = new Losing();
    link.freeBytes = 349;

    assertThatThrownBy(() -> session(link).send(file, MODEL))
        .isInstanceOfSatisfying(
            PhoneException.class, e -> assertThat(e.kind()).isEqualTo(PhoneException.Kind.UNUSABLE))
        .hasMessageContaining("P1 has no room left for models/m.tflite")
        .hasMessageContaining("349 bytes are free");
  }

  /** As an app answers that does not know the command. */
  @Test
  void anOlderAppIsUnusable() {
    DeskLink old =
        new DeskLink(folder.resolve("phone")) {
          @Override
          public void start(Map<String, String> extras) {
            Map<String, String> all = new HashMap<>(extras);
            all.replace("command", "join", "dance");
            super.start(all);
          }
        };

    assertThatThrownBy(() -> session(old).send(file, MODEL))
        .isInstanceOfSatisfying(
            PhoneException.class, e -> assertThat(e.kind()).isEqualTo(PhoneException.Kind.UNUSABLE))
        .hasMessageContaining("\"dance\" is none of");
  }

  @Test
  void anAppThatNeverAnswersIsLost() {
    DeskLink silent =
        new DeskLink(folder.resolve("phone")) {
          @Override
          public void start(Map<String, String> extras) {
            if (!extras.containsValue("join")) {
              super.start(extras);
            }
          }
        };

    assertThatThrownBy(() -> session(silent).send(file, MODEL))
        .isInstanceOfSatisfying(
            PhoneException.class, e -> assertThat(e.kind()).isEqualTo(PhoneException.Kind.LOST))
        .hasMessageContaining("P1 does not join the pieces");
  }

  /** What is told of the status may be missing for a while. */
  @Test
  void anAppThatLeftTheFrontIsAskedAgain() {
    Losing link =
        new Losing() {
          private int asked;
          private int joins;

          @Override
          public void start(Map<String, String> extras) {
            if (extras.containsValue("join") && joins++ == 0) {
              return;
            }
            super.start(extras);
          }

          @Override
          public Optional<JobStatus> status() {
            return asked++ % 2 == 0 ? super.status() : Optional.empty();
          }
        };

    session(link).send(file, MODEL);
    assertThat(link.root.resolve(MODEL)).hasSameBinaryContentAs(file);
  }
}
