package dev.understudy.metrics.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.distances.MomentsAccumulator;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On {@code mean-colour.onnx}, whose features are the channels' means. */
class ExtractionTests {
  private static final Preprocessing CLEAN =
      new Preprocessing(
          "clean",
          true,
          8,
          8,
          Crop.NONE,
          Resizing.CLEAN_BICUBIC,
          List.of(128.0, 64.0, 0.0),
          List.of(128.0, 32.0, 255.0));

  @TempDir private Path temp;

  private static FeatureNetwork network(@Nullable Preprocessing preprocessing) {
    try {
      var file =
          Objects.requireNonNull(
              ExtractionTests.class.getResource("/dev/understudy/metrics/mean-colour.onnx"));
      return FeatureNetwork.open(
          new NetworkSpec(
              "mean-colour",
              Runtimes.read(Path.of(file.toURI())),
              preprocessing,
              List.of("features", "logits"),
              "logits",
              List.of()),
          SessionOptions.withThreads(1));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Random 8-bit pictures. */
  private static Pictures random(int count, int channels, int side) {
    var random = new SplittableRandom(count + channels);
    float[] data = new float[count * channels * side * side];
    for (int i = 0; i < data.length; i++) {
      data[i] = Quantisation.value(random.nextInt(256));
    }
    return new Pictures(data, count, channels, side, side);
  }

  private static MemoryPictures source(Pictures pictures) {
    return new MemoryPictures(pictures, batch -> {});
  }

  private static ExtractionOptions batches(int size) {
    return new ExtractionOptions(size, 2, BadPictures.REFUSE, done -> {});
  }

  private static float[] all(Rows rows) {
    float[] data = new float[rows.count() * rows.dimensions()];
    rows.read(0, rows.count(), data);
    return data;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 23, 64})
  void rowsDoNotDependOnTheBatchSize(int batch) {
    Pictures pictures = random(23, 3, 8);
    try (var network = network(null);
        var rows =
            new Extraction(network, batches(batch))
                .rows(source(pictures), Set.of("features", "logits"), temp)) {
      var direct = network.extract(pictures);
      assertThat(rows.outcome().count()).isEqualTo(23);
      assertThat(all(rows.rows("features"))).containsExactly(direct.features(), within(1e-6f));
      assertThat(all(rows.rows("logits")))
          .containsExactly(Objects.requireNonNull(direct.logits()), within(1e-6f));
    }
  }

  /** A channel's mean, normalised, is the normalised channel's mean. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void picturesAreNormalisedPerChannelOnTheScaleOfLevels(int channels) {
    Pictures pictures = random(5, channels, 8);
    try (var network = network(CLEAN);
        var rows =
            new Extraction(network, batches(2)).rows(source(pictures), Set.of("features"), temp)) {
      float[] features = all(rows.rows("features"));
      for (int i = 0; i < 5; i++) {
        for (int c = 0; c < 3; c++) {
          double sum = 0;
          int start = (i * channels + Math.min(c, channels - 1)) * 64;
          for (int p = 0; p < 64; p++) {
            sum += (pictures.data()[start + p] + 1) * 127.5;
          }
          double expected = (sum / 64 - CLEAN.mean().get(c)) / CLEAN.std().get(c);
          assertThat(features[i * 3 + c]).isCloseTo((float) expected, within(2e-6f));
        }
      }
      assertThat(rows.outcome().warnings().stream().anyMatch(w -> w.contains("three channels")))
          .isEqualTo(channels == 1);
    }
  }

  @Test
  void theStreamIsAskedForTheNetworksSizeAndColours() {
    var sized = source(random(3, 3, 8));
    var free = source(random(3, 3, 8));
    try (var network = network(CLEAN);
        var plain = network(null)) {
      new Extraction(network, batches(0)).statistics(sized, "features");
      new Extraction(plain, batches(3)).statistics(free, "features");
    }
    assertThat(sized.opened)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.target()).isEqualTo(CLEAN.target());
              assertThat(o.colour()).isEqualTo(Colour.RGB);
              assertThat(o.threads()).isEqualTo(2);
              assertThat(o.batchSize()).isEqualTo(BatchSizes.of(8, 8));
            });
    assertThat(free.opened)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.target()).isNull();
              assertThat(o.colour()).isEqualTo(Colour.AS_FIRST);
              assertThat(o.batchSize()).isEqualTo(3);
            });
  }

  /** What a stream has resized to floats must not be rounded again; a generator's must. */
  @Test
  void onlyPicturesThatNoStreamPreparedAreQuantised() {
    Pictures between = random(1, 3, 8);
    for (int i = 0; i < between.data().length; i++) {
      between.data()[i] = 0.4f / 127.5f;
    }
    try (var network = network(CLEAN)) {
      float whole = network.extract(between).features()[0];
      var rows = network.run(network.prepareFitted(between), Set.of("features"));
      assertThat(whole).isEqualTo(0);
      assertThat(Objects.requireNonNull(rows.get("features"))[0])
          .isCloseTo(-0.1f / 128, within(1e-6f));
    }
  }

  @Test
  void statisticsAreThoseOfTheRows() {
    var source = source(random(50, 3, 8));
    try (var network = network(null);
        var rows = new Extraction(network, batches(9)).rows(source, Set.of("features"), temp)) {
      FeatureStatistics expected = MomentsAccumulator.of(rows.rows("features"));
      var made = new Extraction(network, batches(16)).statistics(source, "features");
      assertThat(made.values().mean()).containsExactly(expected.mean(), within(1e-9));
      assertThat(made.values().covariance()).containsExactly(expected.covariance(), within(1e-9));
      assertThat(made.values().n()).isEqualTo(50);
    }
  }

  @Test
  void progressWarningsAndSkippedPicturesAreHandedOn() {
    var source = source(random(10, 3, 8));
    source.skipped = List.of("b.png: is empty");
    List<Long> progress = new ArrayList<>();
    try (var network = network(null);
        var rows =
            new Extraction(network, new ExtractionOptions(4, 1, BadPictures.SKIP, progress::add))
                .rows(source, Set.of("features"), temp)) {
      assertThat(progress).containsExactly(4L, 4L, 2L);
      assertThat(rows.rows("features").count()).as("not the skipped one").isEqualTo(10);
      assertThat(rows.outcome().skipped()).containsExactly("b.png: is empty");
      assertThat(rows.outcome().warnings()).containsExactly("seen 10");
      assertThat(source.opened.get(0).badPictures()).isEqualTo(BadPictures.SKIP);
    }
  }

  @Test
  void whatTheSourceThrowsIsThrownAndItIsClosed() {
    var broken =
        new MemoryPictures(
            random(10, 3, 8),
            batch -> {
              if (batch == 2) {
                throw new InputException("c.png", "is damaged", "a picture", "mend it");
              }
            });
    try (var network = network(null)) {
      assertThatThrownBy(() -> new Extraction(network, batches(2)).statistics(broken, "features"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("c.png");
    }
    assertThat(broken.closed).isEqualTo(1);
  }

  @Test
  void aSinkThatFailsClosesTheSourceToo() {
    var source = source(random(10, 3, 8));
    try (var network = network(null)) {
      assertThatThrownBy(
              () ->
                  new Extraction(network, batches(2))
                      .run(
                          source,
                          Set.of("features"),
                          (row, values, count) -> {
                            throw new IllegalStateException("disk full at " + row);
                          }))
          .hasMessage("disk full at 0");
    }
    assertThat(source.closed).isEqualTo(1);
  }

  @Test
  void noPicturesAndOnePictureAreErrors() {
    try (var network = network(null)) {
      var extraction = new Extraction(network, batches(2));
      assertThatThrownBy(() -> extraction.statistics(source(random(0, 3, 8)), "features"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no pictures");
      assertThatThrownBy(() -> extraction.statistics(source(random(1, 3, 8)), "features"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("one picture");
    }
  }

  @Test
  void batchesAreBoundedByTheirBytes() {
    assertThat(BatchSizes.of(32, 32)).isEqualTo(256);
    assertThat(BatchSizes.of(224, 224)).isEqualTo(33);
    assertThat(BatchSizes.of(299, 299)).isEqualTo(18);
    assertThat(BatchSizes.of(4096, 4096)).isEqualTo(1);
  }

  @Test
  void aProtocolSaysItself() {
    assertThat(CLEAN.describe())
        .isEqualTo("clean: clean-bicubic to 8x8, (v-[128,64,0])/[128,32,255]");
  }
}
