package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.RunRecord.Curve;
import dev.understudy.reports.RunRecord.GalleryEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTests {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    RunRecord record = DemoRun.create().withFiles(folder).build();

    Reports.write(folder, record);

    assertThat(Reports.read(folder)).isEqualTo(record);
    assertThat(Reports.read(folder.resolve("record.json"))).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void hostileNamesAndMissingNumbersSurvive(long seed) {
    Random random = new Random(seed);
    DemoRun run = Hostile.run(name(random), name(random));
    run.row(
        run.student,
        name(random),
        null,
        Measurement.missing(
            name(random),
            Unit.NONE,
            name(random),
            Validity.of(Validity.Kind.FAILED, name(random))));
    run.row(
        run.student,
        null,
        null,
        Measurement.of("psnr", Double.POSITIVE_INFINITY, Unit.DECIBELS, 1, null, ""));
    run.curves.add(
        new Curve(
            "c",
            run.student,
            "x",
            "y",
            List.of(1., Double.NaN, -0.),
            List.of(Double.NaN, 2., 1e-300)));
    run.gallery.add(
        new GalleryEntry(
            random.nextLong(),
            name(random),
            "a",
            "b",
            "c",
            "d",
            Map.of("psnr", Double.NaN, "ssim", random.nextGaussian()),
            List.of(new RunRecord.ArtifactMap("ringing", "e"))));
    RunRecord record = run.build();

    Reports.write(folder, record);

    assertThat(Reports.read(folder)).isEqualTo(record);
  }

  /** JSON in UTF-8 cannot hold half a character; no name of a file or a YAML text can either. */
  private static String name(Random random) {
    return Hostile.random(random)
        .replace("\uD83D ", " ")
        .replaceAll("\uD83D(?![\uDC00-\uDFFF])", "");
  }

  @Test
  void equalRecordsAreEqualFiles() throws IOException {
    Path a = Files.createDirectories(folder.resolve("a"));
    Path b = Files.createDirectories(folder.resolve("b"));

    Reports.write(a, DemoRun.create().build());
    Reports.write(b, Reports.read(a));

    assertThat(Files.readString(b.resolve("record.json")))
        .isEqualTo(Files.readString(a.resolve("record.json")))
        .startsWith("{\n  \"schema\" : 4,\n  \"name\" : \"Fashion demo\",")
        .contains("\"started\" : \"2026-11-01T09:30:00Z\"", "\"elapsed\" : \"PT1M23S\"")
        .contains("\"value\" : null")
        .endsWith("}\n");
  }

  @Test
  void aRecordOfTheFirstVersionIsReadAsOneOfThis() throws IOException {
    RunRecord record = DemoRun.create().build();
    Reports.write(folder, record);
    Path file = folder.resolve("record.json");
    String first =
        Files.readString(file)
            .replace("\"schema\" : 4,", "\"schema\" : 1,")
            .replaceAll(
                "  \"exits\" : \\[ ],\n  \"onDevices\" : \\{[^}]*},\n  \"paper\" : null,\n", "")
            .replace("  \"values\" : [ ],\n", "")
            .replaceAll(",\\s*\"maps\" : \\[ ]", "");
    assertThat(first)
        .doesNotContain("\"exits\"", "\"onDevices\"", "\"paper\"", "\"values\"", "\"maps\"");
    Files.writeString(file, first);

    assertThat(Reports.read(folder)).isEqualTo(record);
  }

  @Test
  void aFileCutOffAnywhereIsRefusedWithItsPlace() throws IOException {
    Reports.write(folder, DemoRun.create().build());
    byte[] whole = Files.readAllBytes(folder.resolve("record.json"));
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int length = random.nextInt(whole.length - 2);
      Files.write(folder.resolve("record.json"), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> Reports.read(folder))
          .as("cut after %d bytes", length)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("record.json")
          .hasMessageContaining("what to do");
    }
    Files.write(folder.resolve("record.json"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Reports.read(folder))
        .hasMessageContaining("the file is cut off")
        .hasMessageMatching("(?s).*record\\.json:[0-9]+:[0-9]+.*");
  }

  @Test
  void aFileWithAFlippedByteNeverFailsInAnotherWay() throws IOException {
    Reports.write(folder, DemoRun.create().build());
    byte[] whole = Files.readAllBytes(folder.resolve("record.json"));
    Random random = new Random(6);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(7));
      Files.write(folder.resolve("record.json"), flipped);
      try {
        Reports.read(folder);
      } catch (InputException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          '';the file is empty
          ' \n ';the file is empty
          '[1]';no JSON object
          'PK zip';Unrecognized token
          '{}';does not say its version
          '{"schema":1}';
          '{"schema":98,"new field":[1,2]}';written by a newer understudy
          '{"x":{"schema":9},"schema":7}';written by a newer understudy
          '{"schema":"one"}';no version number
          '{"schema":0}';never existed
          """)
  void whatIsNoRecordIsRefused(String content, String problem) throws IOException {
    Files.writeString(folder.resolve("record.json"), content);

    assertThatThrownBy(() -> Reports.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(problem == null ? "" : problem)
        .hasMessageContaining("record.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          "name" : "Fashion demo"; "name" : null; name
          "role" : "STUDENT"; "role" : "BOSS"; subjects[1].role
          "subject" : "blaze-student"; "subject" : null; .subject
          "schema" : 4,; "schema" : 4, "extra" : 1,; extra
          "name" : "Fashion demo",; "name" : "a", "name" : "b",; name
          "elapsed" : "PT1M23S"; "elapsed" : "soon"; elapsed
          "seed" : 42; "seed" : "many"; provenance.seed
          "level" : 0.95; "level" : 95; level
          """)
  void aWrongFieldIsNamed(String right, String wrong, String field) throws IOException {
    Reports.write(folder, DemoRun.create().build());
    Path file = folder.resolve("record.json");
    String json = Files.readString(file);
    assertThat(json).contains(right);
    Files.writeString(file, json.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

    assertThatThrownBy(() -> Reports.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(field);
  }

  @Test
  void somethingBehindTheRecordIsRefused() throws IOException {
    Reports.write(folder, DemoRun.create().build());
    Files.writeString(
        folder.resolve("record.json"),
        "{}",
        StandardCharsets.UTF_8,
        java.nio.file.StandardOpenOption.APPEND);

    assertThatThrownBy(() -> Reports.read(folder)).isInstanceOf(InputException.class);
  }

  @Test
  void aMissingRecordSaysHowToGetOne() {
    assertThatThrownBy(() -> Reports.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no such file")
        .hasMessageContaining("--resume");
  }

  @Test
  void aFailedWriteKeepsTheOldRecordAndLeavesNothingBehind() throws IOException {
    Reports.write(folder, DemoRun.create().build());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("record.json"));
    }
    Path blocked = Files.createDirectories(folder.resolve("blocked/record.json/x"));

    assertThatThrownBy(() -> Reports.write(folder.resolve("blocked"), DemoRun.create().build()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("record.json");
    assertThat(blocked).exists();
    try (Stream<Path> files = Files.list(folder.resolve("blocked"))) {
      assertThat(files).containsExactly(folder.resolve("blocked/record.json"));
    }
  }
}
