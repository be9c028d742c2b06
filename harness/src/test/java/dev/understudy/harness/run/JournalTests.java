package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTests {
  private static final Instant STARTED = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;

  private record NamedStep(String id, String contentHash) implements Step {
    @Override
    public long work() {
      return 1;
    }

    @Override
    public Fragment execute(Progress progress) {
      return Fragment.NOTHING;
    }
  }

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private static Fragment fragment(double value) {
    return new FragmentBuilder()
        .row(
            "stu\"dent\n\u202e<b>",
            Measurement.of(
                "kid", value, Unit.NONE, 7, new ConfidenceInterval(-1, 9, .95, "boot"), "p"))
        .row(
            "x",
            "local",
            "tflite",
            Measurement.missing(
                "latency-p99",
                Unit.MILLISECONDS,
                "quick",
                Validity.of(Validity.Kind.NOT_AVAILABLE, "n/a below 662")))
        .warning("careful")
        .build();
  }

  private void write(int steps) throws IOException {
    try (Journal journal = Journal.create(file(), "abc", "demo", STARTED, "0.1")) {
      for (int i = 0; i < steps; i++) {
        journal.finished(
            new NamedStep("s" + i, "h" + i), Duration.ofSeconds(2), fragment(Math.PI * i / 7));
      }
    }
  }

  @Test
  void givesBackEachFinishedStepBitForBit() throws IOException {
    write(3);
    try (Journal journal = Journal.resume(file())) {
      assertThat(journal.header().experiment()).isEqualTo("abc");
      assertThat(journal.header().started()).isEqualTo(STARTED);
      assertThat(journal.elapsed()).isEqualTo(Duration.ofSeconds(6));
      for (int i = 0; i < 3; i++) {
        assertThat(journal.find(new NamedStep("s" + i, "h" + i)))
            .get()
            .extracting(Journal.Entry::fragment)
            .isEqualTo(fragment(Math.PI * i / 7));
      }
    }
  }

  @Test
  void doesNotTakeAnotherContentsResultForAStep() throws IOException {
    write(1);
    try (Journal journal = Journal.resume(file())) {
      assertThat(journal.find(new NamedStep("s0", "other"))).isEmpty();
    }
  }

  @Test
  void survivesACutAtEveryByte() throws IOException {
    write(3);
    byte[] whole = Files.readAllBytes(file());
    int[] ends = lineEnds(whole);
    Random random = new Random(1);
    for (int k = 0; k < 200; k++) {
      int cut = ends[0] + random.nextInt(whole.length - ends[0] + 1);
      Files.write(file(), Arrays.copyOf(whole, cut));
      try (Journal journal = Journal.resume(file())) {
        for (int i = 0; i < 3; i++) {
          assertThat(journal.find(new NamedStep("s" + i, "h" + i)).isPresent())
              .as("step %d after a cut at byte %d", i, cut)
              .isEqualTo(cut >= ends[i + 1]);
        }
        journal.finished(new NamedStep("new", "n"), Duration.ZERO, fragment(1));
      }
      try (Journal again = Journal.resume(file())) {
        assertThat(again.find(new NamedStep("new", "n"))).isPresent();
      }
    }
  }

  private static int[] lineEnds(byte[] bytes) {
    int[] ends = new int[4];
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        ends[line++] = i + 1;
      }
    }
    return ends;
  }

  @Test
  void aJournalCutWithinItsFirstLineIsNone() throws IOException {
    write(0);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    assertThat(Journal.peek(file())).isEmpty();
    assertThat(Journal.peek(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void refusesABrokenLineInTheMiddleByItsNumber() throws IOException {
    write(3);
    String text = Files.readString(file());
    String[] lines = text.split("\n");
    lines[2] = lines[2].substring(0, 20);
    Files.writeString(file(), String.join("\n", lines) + "\n");
    assertThatThrownBy(() -> Journal.resume(file()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("journal.jsonl:3")
        .hasMessageContaining("what to do");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello\n", "{}\n", "{\"journal\":99,\"experiment\":\"a\"}\n", "[1]\n", "\0\0\n"})
  void refusesWhatIsNoJournal(String content) throws IOException {
    Files.writeString(file(), content, StandardOpenOption.CREATE);
    assertThatThrownBy(() -> Journal.peek(file()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("journal.jsonl:1");
  }
}
