package dev.understudy.harness.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.Authenticity;
import dev.understudy.metrics.distances.FrechetDistance;
import dev.understudy.metrics.distances.GaussianDistance;
import dev.understudy.metrics.distances.GaussianOptions;
import dev.understudy.metrics.distances.InceptionScore;
import dev.understudy.metrics.distances.KernelDistance;
import dev.understudy.metrics.distances.KernelOptions;
import dev.understudy.metrics.distances.Manifold;
import dev.understudy.metrics.distances.MemorizationDistance;
import dev.understudy.metrics.distances.MemorizationOptions;
import dev.understudy.metrics.distances.MomentsAccumulator;
import dev.understudy.metrics.distances.pairs.Progress;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on sets of pictures give what the measures give on features taken by hand. */
class SetMetricsTests {
  private static final BootstrapOptions OPTIONS = BootstrapOptions.defaults();

  @TempDir private static Path temp;
  private static Sets sets;
  private static Path generated;
  private static Path real;

  @BeforeAll
  static void write() {
    sets = new Sets(temp);
    generated = sets.pictures("generated", 0, 60);
    real = sets.pictures("real", 60, 80);
  }

  private static FeatureNetwork.Extracted extract(Path folder) {
    try (FeatureNetwork network =
            FeatureNetwork.open(
                "fashion",
                Runtimes.read(temp.resolve("fashion-features.onnx")),
                "features",
                "logits",
                SessionOptions.withThreads(1));
        PictureStream stream = Datasets.pictures(folder).open(1000)) {
      return network.extract(stream.next().orElseThrow());
    }
  }

  private static Rows features(Path folder) {
    var extracted = extract(folder);
    return Rows.of(extracted.features(), extracted.features().length / extracted.count());
  }

  private static JsonNode json(Object... args) throws IOException {
    Object[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--json";
    all[args.length + 1] = "--quiet";
    assertThat(sets.execute(all)).as(sets.err).isZero();
    assertThat(sets.out.strip()).as("one object on one line").doesNotContain("\n");
    return new ObjectMapper().readTree(sets.out);
  }

  private static double value(JsonNode json, int measurement) {
    return json.at("/measurements/" + measurement + "/value").doubleValue();
  }

  @Test
  void fidIsTheFrechetDistanceOfTheNetworksFeatures() throws IOException {
    JsonNode json = json("fid", generated, real, "--network", sets.network, "--batch", 7);
    var expected =
        FrechetDistance.measure(
            "fd-fashion", features(generated), MomentsAccumulator.of(features(real)), OPTIONS);
    assertThat(json.at("/measurements/0/measure").asText())
        .as("never fid on another network")
        .isEqualTo("fd-fashion");
    assertThat(value(json, 0)).isCloseTo(expected.value(), within(1e-6 * expected.value()));
    var interval = Objects.requireNonNull(expected.interval());
    assertThat(json.at("/measurements/0/interval/low").doubleValue())
        .isCloseTo(interval.low(), within(1e-4 * Math.abs(interval.low())));
    assertThat(json.at("/measurements/0/n").asInt()).isEqualTo(60);
    assertThat(json.at("/measurements/0/protocol").asText())
        .contains("pictures at their own size", "fashion", "ddof=1");
  }

  @Test
  void batchAndThreadsDoNotMatter() throws IOException {
    double one =
        value(
            json("fid", generated, real, "--network", sets.network, "--batch", 1, "--threads", 1),
            0);
    double many =
        value(
            json("fid", generated, real, "--network", sets.network, "--batch", 64, "--threads", 3),
            0);
    assertThat(many).isCloseTo(one, within(1e-6 * one));
  }

  @Test
  void jsonHasEveryKeyUnderItsName() throws IOException {
    JsonNode json = json("fid", generated, real, "--network", sets.network);
    assertThat(json.properties().stream().map(e -> e.getKey()))
        .containsExactly(
            "understudy",
            "command",
            "measurements",
            "network",
            "inputs",
            "classes",
            "pairs",
            "skipped",
            "notes");
    assertThat(json.at("/measurements/0").properties().stream().map(e -> e.getKey()))
        .containsExactly(
            "measure", "value", "unit", "n", "interval", "protocol", "validity", "warnings");
    assertThat(json.at("/network").properties().stream().map(e -> e.getKey()))
        .containsExactly("name", "protocol", "model_sha256", "weights");
    assertThat(json.at("/network/weights/0").properties().stream().map(e -> e.getKey()))
        .containsExactly("name", "sha256", "verified");
    assertThat(json.at("/inputs/0").properties().stream().map(e -> e.getKey()))
        .containsExactly("role", "path", "kind", "count", "sha256");
    assertThat(json.at("/inputs/0/count").asInt() + json.at("/inputs/1/count").asInt())
        .isEqualTo(140);
    assertThat(json.at("/understudy/version").asText()).startsWith("0.");
  }

  @Test
  void kidIsAndPrdcAreTheMeasures() throws IOException {
    Rows a = features(generated);
    Rows b = features(real);
    JsonNode kid = json("kid", generated, real, "--network", sets.network);
    assertThat(value(kid, 0))
        .isCloseTo(KernelDistance.measure(a, b, OPTIONS).value(), within(1e-6));
    assertThat(kid.at("/measurements/0/warnings").toString()).contains("larger than a set");
    JsonNode small =
        json("kid", generated, real, "--network", sets.network, "--subsets=9", "--subset-size=20");
    assertThat(value(small, 0))
        .isCloseTo(
            KernelDistance.compare(a, b, new KernelOptions(9, 20, 2020)).measure(OPTIONS).value(),
            within(1e-6));
    assertThat(small.at("/measurements/0/protocol").asText()).contains("9 subsets of 20");
    assertThat(sets.execute("kid", generated, real, "--subset-size", "1")).isEqualTo(2);
    JsonNode is = json("is", generated, "--network", sets.network);
    var extracted = extract(generated);
    float[] logits = Objects.requireNonNull(extracted.logits());
    assertThat(value(is, 0))
        .isCloseTo(
            InceptionScore.measure(Rows.of(logits, logits.length / 60), OPTIONS).value(),
            within(1e-5));
    JsonNode prdc = json("prdc", generated, real, "--network", sets.network);
    var expected = Manifold.compare(a, b).measure(OPTIONS);
    for (int i = 0; i < 4; i++) {
      assertThat(prdc.at("/measurements/" + i + "/measure").asText())
          .isEqualTo(expected.get(i).measure());
      assertThat(value(prdc, i)).isCloseTo(expected.get(i).value(), within(1e-9));
    }
  }

  @Test
  void statisticsWrittenAreStatisticsRead() throws IOException {
    Path npz = temp.resolve("real.npz");
    assertThat(sets.execute("stats", real, "-o", npz, "--network", sets.network, "--quiet"))
        .isZero();
    assertThat(sets.out).contains("real.npz", "ddof 1");
    FeatureStatistics written = Datasets.readStatistics(npz);
    assertThat(written.n()).isEqualTo(80);
    assertThat(written.mean())
        .containsExactly(MomentsAccumulator.of(features(real)).mean(), within(1e-6));
    double against = value(json("fid", generated, npz, "--network", sets.network), 0);
    double direct = value(json("fid", generated, real, "--network", sets.network), 0);
    assertThat(against).isCloseTo(direct, within(1e-6 * direct));
    assertThat(sets.out).as("of pictures alone").doesNotContain("do not say");
    JsonNode both = json("fid", npz, npz, "--network", sets.network);
    assertThat(value(both, 0)).isCloseTo(0, within(1e-6));
    assertThat(both.at("/measurements/0/warnings").toString()).contains("do not say by which");
    assertThat(both.at("/notes").toString()).contains("the same statistics");
  }

  @Test
  void memorisationAndClipDistancesAreTheMeasures() throws IOException {
    Rows a = features(generated);
    Rows b = features(real);
    Object[] network = {"--network", sets.network};
    assertThat(value(json("cmmd", generated, real, network[0], network[1]), 0))
        .isCloseTo(
            GaussianDistance.compare(a, b, GaussianOptions.defaults()).measure(OPTIONS).value(),
            within(1e-5));
    assertThat(value(json("authpct", generated, real, network[0], network[1]), 0))
        .isCloseTo(
            Authenticity.compare(a, b, Progress.NONE).measure(OPTIONS).value(), within(1e-9));
    double mifid =
        MemorizationDistance.measure(a, b, OPTIONS, MemorizationOptions.defaults(), Progress.NONE)
            .value();
    assertThat(value(json("mifid", generated, real, network[0], network[1]), 0))
        .isCloseTo(mifid, within(1e-5 * mifid));
    var paper = new MemorizationOptions(MemorizationOptions.Over.GENERATED, 0.1);
    double over = MemorizationDistance.measure(a, b, OPTIONS, paper, Progress.NONE).value();
    assertThat(over).isNotCloseTo(mifid, within(1e-3 * mifid));
    assertThat(value(json("mifid", generated, real, network[0], network[1], "--over=generated"), 0))
        .isCloseTo(over, within(1e-5 * over));
    assertThat(sets.execute("cmmd", generated, real)).isEqualTo(2);
    assertThat(sets.err).contains("no network is named", "clip-vitl14-336.yaml");
  }

  @Test
  void fidInfinityOfTooFewPicturesIsRefusedWithTheReason() {
    assertThat(
            sets.execute("fid-infinity", generated, real, "--network", sets.network, "--no-cache"))
        .isEqualTo(3);
    assertThat(sets.out).as("never called FID").contains("fd-fashion-infinity", "pictures");
  }

  /** The second time the pictures are not run through the network, and the figure is the same. */
  @Test
  void statisticsAreKeptByContentAndNeverByName() throws IOException {
    Path cache = temp.resolve("cache");
    Object[] args = {"fid", generated, real, "--network", sets.network, "--cache", cache};
    JsonNode first = json(args);
    assertThat(first.at("/notes").toString()).doesNotContain("kept from before");
    JsonNode second = json(args);
    assertThat(second.at("/notes").toString()).contains("kept from before");
    assertThat(value(second, 0)).isEqualTo(value(first, 0));
    assertThat(second.at("/measurements/0/warnings"))
        .as("said again though the pictures were not read")
        .isEqualTo(first.at("/measurements/0/warnings"));
    Path copied = sets.pictures("copied", 60, 80);
    Object[] moved = {"fid", generated, copied, "--network", sets.network, "--cache", cache};
    assertThat(json(moved).at("/notes").toString()).contains("kept from before");
    Files.delete(copied.resolve("00060.png"));
    JsonNode changed = json(moved);
    assertThat(changed.at("/notes").toString()).doesNotContain("kept from before");
    assertThat(value(changed, 0)).isNotEqualTo(value(first, 0));
  }

  @Test
  void spatialStatisticsNeedANetworkThatHasThem() {
    assertThat(
            sets.execute(
                "stats",
                real,
                "-o",
                temp.resolve("g.npz"),
                "--network",
                sets.network,
                "--format",
                "guided-diffusion",
                "--no-cache"))
        .isEqualTo(2);
    assertThat(sets.err).contains("no spatial features");
    assertThat(sets.execute("stats", real, "-o", "x.npz", "--format", "numpy")).isEqualTo(2);
    assertThat(sets.err).contains("guided-diffusion");
  }

  @Test
  void aSetAgainstItselfIsZeroAndSaidSo() throws IOException {
    JsonNode json = json("fid", real, real, "--network", sets.network);
    assertThat(value(json, 0)).isCloseTo(0, within(1e-5));
    assertThat(json.at("/notes").toString()).contains("the same pictures");
  }

  @Test
  void whatComparesPicturesRefusesStatistics() {
    for (String command : List.of("kid", "prdc")) {
      assertThat(
              sets.execute(
                  command,
                  generated,
                  temp.resolve("real-train-stats.npz"),
                  "--network",
                  sets.network))
          .isEqualTo(2);
      assertThat(sets.err).contains("real-train-stats.npz", "statistics, and no pictures");
    }
  }

  @Test
  void tooFewPicturesAreAnInvalidFigureWithItsReason() {
    Path few = sets.pictures("few", 0, 5);
    assertThat(sets.execute("fid", few, real, "--network", sets.network, "--quiet")).isEqualTo(3);
    assertThat(sets.out).contains("needs at least 20 pictures, there are 5");
  }

  @Test
  void onePictureAndNoneAreErrors() throws IOException {
    Path one = sets.pictures("one", 0, 1);
    assertThat(sets.execute("fid", real, one, "--network", sets.network)).isEqualTo(2);
    assertThat(sets.err).contains("one picture has no covariance", "what to do");
    Path none = Files.createDirectories(temp.resolve("none"));
    assertThat(sets.execute("fid", none, real, "--network", sets.network)).isEqualTo(2);
    assertThat(sets.err).contains("none", "what to do");
  }

  @Test
  void noTemporaryFilesAreLeft() throws IOException {
    Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
    long before = temporaries(tmp);
    json("prdc", generated, real, "--network", sets.network);
    assertThat(temporaries(tmp)).isLessThanOrEqualTo(before);
  }

  private static long temporaries(Path tmp) throws IOException {
    try (var list = Files.list(tmp)) {
      return list.filter(p -> String.valueOf(p.getFileName()).matches("understudy-\\d+")).count();
    }
  }

  @Test
  void aNetworkThatIsNoneIsRefused() {
    assertThat(sets.execute("fid", generated, real, "--network", "inception")).isEqualTo(2);
    assertThat(sets.err).contains("no feature network is called inception", "fid-inception");
    assertThat(sets.execute("sfid", generated, real, "--network", sets.network)).isEqualTo(2);
    assertThat(sets.err).contains("no spatial features");
  }
}
