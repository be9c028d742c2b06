package dev.understudy.harness.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.Checkerboard;
import dev.understudy.metrics.artifacts.SpectralProfile;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on pairs and on single pictures give what the measures give by hand. */
class PairedAndArtifactTests {
  private static final BootstrapOptions OPTIONS = BootstrapOptions.defaults();

  @TempDir private static Path temp;
  private static Sets sets;
  private static Path a;
  private static Path b;

  @BeforeAll
  static void write() throws IOException {
    sets = new Sets(temp);
    a = sets.pictures("a", 0, 30);
    b = renamed(sets.pictures("b", 30, 30));
  }

  /** Pictures 30… take the names 0…, so that the folders pair. */
  private static Path renamed(Path folder) throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.move(
          folder.resolve(String.format("%05d.png", i + 30)),
          folder.resolve(String.format("%05d.png", i)));
    }
    return folder;
  }

  private static Pictures read(Path folder) {
    try (PictureStream stream = Datasets.pictures(folder).open(100)) {
      return stream.next().orElseThrow();
    }
  }

  private static JsonNode json(int code, Object... args) throws IOException {
    Object[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--json";
    all[args.length + 1] = "--quiet";
    assertThat(sets.execute(all)).as("%s", sets.err).isEqualTo(code);
    return new ObjectMapper().readTree(sets.out);
  }

  @Test
  void psnrAndSsimAreTheMeasuresWhateverTheBatch() throws IOException {
    for (var measure :
        new Object[][] {{"psnr", PairedMeasures.psnr()}, {"ssim", PairedMeasures.ssim()}}) {
      var paired = (dev.understudy.metrics.paired.PairedMeasure) measure[1];
      double expected = paired.measure(Rows.of(paired.of(read(a), read(b)), 1), OPTIONS).value();
      for (int batch : new int[] {1, 7, 64}) {
        JsonNode json = json(0, measure[0], a, b, "--batch", batch);
        assertThat(json.at("/measurements/0/value").doubleValue())
            .isCloseTo(expected, within(1e-9));
        assertThat(json.at("/measurements/0/n").asInt()).isEqualTo(30);
        assertThat(json.at("/notes").toString()).contains("by relative name");
      }
    }
  }

  @Test
  void oneFilePairHasItsValueWithoutAnInterval() throws IOException {
    double expected = PairedMeasures.psnr().of(read(a).picture(4), read(b).picture(7))[0];
    JsonNode json = json(0, "psnr", a.resolve("00004.png"), b.resolve("00007.png"));
    assertThat(json.at("/measurements/0/value").doubleValue()).isCloseTo(expected, within(1e-6));
    assertThat(json.at("/measurements/0/interval").isNull()).isTrue();
    assertThat(json.at("/measurements/0/warnings").toString()).contains("too few for an interval");
  }

  @Test
  void everyPairHasItsValueUnderItsName() throws IOException {
    float[] expected = PairedMeasures.ssim().of(read(a), read(b));
    JsonNode json = json(0, "ssim", a, b, "--batch", 7);
    assertThat(json.at("/pairs")).hasSize(30);
    for (int i = 0; i < 30; i++) {
      JsonNode pair = json.at("/pairs/" + i);
      assertThat(pair.at("/name").asText()).isEqualTo(String.format("%05d", i));
      assertThat(pair.at("/value").doubleValue()).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void foldersThatDoNotPairListWhatIsAlone() throws IOException {
    Path c = sets.pictures("c", 0, 12);
    Files.move(c.resolve("00003.png"), c.resolve("extra.png"));
    assertThat(sets.execute("psnr", a, c)).isEqualTo(2);
    assertThat(sets.err)
        .contains("do not pair", "only in " + c + ": extra", "00003, 00012, 00013", "more")
        .contains("what to do");
  }

  @Test
  void otherSetsPairByOrderAndMustBeAsMany() throws IOException {
    assertThat(sets.execute("psnr", a, temp.resolve("real-train-5000.idx3-ubyte.gz"))).isEqualTo(2);
    assertThat(sets.err).contains("30 and 5000 pictures");
    Path idx = temp.resolve("real-train-5000.idx3-ubyte.gz");
    JsonNode json = json(0, "psnr", idx, idx);
    assertThat(json.at("/notes").toString()).contains("by order");
    assertThat(json.at("/measurements/0/value").doubleValue()).isEqualTo(100);
  }

  @Test
  void mapsAreWrittenUnderThePairsNames() throws IOException {
    Path maps = temp.resolve("maps");
    json(0, "ssim", a, b, "--maps", maps);
    Pictures map = read(maps);
    assertThat(map.count()).isEqualTo(30);
    assertThat(map.height()).isEqualTo(32);
    assertThat(Files.exists(maps.resolve("00029.png"))).isTrue();
  }

  @Test
  void artifactsAloneNeedNoRealPictures() throws IOException {
    JsonNode json = json(0, "artifacts", a, "--batch", 7);
    assertThat(measure(json, "checkerboard"))
        .isCloseTo(
            Checkerboard.measure(
                    Rows.of(Checkerboard.of(read(a)), Checkerboard.dimensions(32, 32)), OPTIONS)
                .value(),
            within(1e-9));
    assertThat(json.at("/notes").toString())
        .contains("spectral-profile is left out: it needs --reference");
  }

  @Test
  void artifactsAgainstRealPicturesWithMaps() throws IOException {
    Path maps = temp.resolve("artifact-maps");
    JsonNode json = json(0, "artifacts", a, "--reference", b, "--maps", maps);
    int d = SpectralProfile.dimensions(32, 32);
    var expected =
        SpectralProfile.measure(
            Rows.of(SpectralProfile.of(read(a)), d),
            Rows.of(SpectralProfile.of(read(b)), d),
            OPTIONS);
    assertThat(measure(json, "spectral-gap")).isCloseTo(expected.get(0).value(), within(1e-9));
    assertThat(maps.resolve("spectral-profile").resolve("000029.png")).exists();
    assertThat(maps.resolve("checkerboard").resolve("000000.png")).exists();
  }

  @Test
  void onlyNamesScoresAndIsStrict() throws IOException {
    JsonNode json = json(0, "artifacts", a, "--only", "checkerboard");
    assertThat(json.at("/measurements")).hasSize(1);
    assertThat(sets.execute("artifacts", a, "--only", "spectral-profile")).isEqualTo(2);
    assertThat(sets.err).contains("--reference");
    assertThat(sets.execute("artifacts", a, "--only", "chequerboard")).isEqualTo(2);
    assertThat(sets.err).contains("chequerboard", "checkerboard");
  }

  private static double measure(JsonNode json, String id) {
    for (JsonNode m : json.at("/measurements")) {
      if (m.get("measure").asText().equals(id)) {
        return m.get("value").doubleValue();
      }
    }
    throw new AssertionError(id + " is not in " + json);
  }
}
