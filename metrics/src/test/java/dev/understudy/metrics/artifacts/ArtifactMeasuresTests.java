package dev.understudy.metrics.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.artifacts.maps.MapPictures;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArtifactMeasuresTests {
  private static final BootstrapOptions OPTIONS = new BootstrapOptions(50, 0.95, 1);

  /** Noise made smoother the higher the blur. */
  static Pictures pictures(int n, int channels, int height, int width, int blur, long seed) {
    Random random = new Random(seed);
    float[] data = new float[n * channels * height * width];
    for (int i = 0; i < data.length; i++) {
      float fresh = (float) Math.max(-1, Math.min(1, 0.4 * random.nextGaussian()));
      data[i] = i % width == 0 ? fresh : (fresh + blur * data[i - 1]) / (1 + blur);
    }
    return new Pictures(data, n, channels, height, width);
  }

  static Stream<ArtifactMeasure> every() {
    return ArtifactMeasures.all().stream();
  }

  @Test
  void idsAreUniqueAndEveryMeasurementIsKnown() {
    assertThat(every().map(ArtifactMeasure::id)).doesNotHaveDuplicates().hasSize(8);
    assertThat(every().flatMap(m -> m.measures().stream()))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(Metrics.minimumPictures(id)).isPositive());
    assertThatThrownBy(() -> ArtifactMeasures.of("blur")).hasMessageContaining("blur");
  }

  @ParameterizedTest
  @MethodSource("every")
  void rowsScoresDifferencesAndMapsAgreeWithTheContract(ArtifactMeasure measure) {
    Pictures teacher = pictures(12, 3, 33, 40, 1, 1);
    Pictures student = pictures(12, 3, 33, 40, 2, 2);
    Pictures real = pictures(12, 3, 33, 40, 1, 3);
    int d = measure.dimensions(33, 40);
    Rows ofStudent = Rows.of(measure.of(student, teacher), d);
    Rows ofTeacher = Rows.of(measure.of(teacher, teacher), d);
    Rows ofReal = Rows.of(measure.of(real, real), d);
    assertThat(ofStudent.count()).isEqualTo(12);
    List<Measurement> scores = measure.measure(ofStudent, ofReal, OPTIONS);
    assertThat(scores).extracting(Measurement::measure).isEqualTo(measure.measures());
    boolean available = measure.unavailable().isEmpty();
    assertThat(scores)
        .allSatisfy(
            m -> {
              assertThat(m.validity().isMeasured()).isEqualTo(available);
              assertThat(m.interval() != null).isEqualTo(available);
            });
    var differences = measure.difference(ofStudent, ofTeacher, ofReal, OPTIONS);
    if (measure.needs() == ArtifactMeasure.Needs.TEACHER) {
      assertThat(differences).isEmpty();
    } else {
      assertThat(differences)
          .extracting(difference -> difference.value().measure())
          .isEqualTo(measure.measures());
    }
    ArtifactMap map = ArtifactMaps.of(measure.id(), student.picture(0), teacher.picture(0));
    assertThat(map.height()).isEqualTo(33);
    assertThat(map.width()).isEqualTo(40);
    for (float value : map.values()) {
      assertThat(value).isFinite();
    }
    Pictures drawn = MapPictures.over(student.picture(0), map, MapPictures.OPACITY);
    assertThat(drawn.channels()).isEqualTo(3);
    for (float value : drawn.data()) {
      assertThat(value).isBetween(-1f, 1f);
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void whatAPictureScoresAloneAgreesWithTheSet(ArtifactMeasure measure) {
    Pictures teacher = pictures(12, 3, 33, 40, 1, 1);
    Pictures student = pictures(12, 3, 33, 40, 2, 2);
    Rows rows = Rows.of(measure.of(student, teacher), measure.dimensions(33, 40));

    assertThat(measure.perPicture(rows).isPresent()).isEqualTo(measure.mapsPictures());
    measure
        .perPicture(rows)
        .ifPresent(
            scores -> {
              assertThat(scores).hasSize(12);
              double mean = java.util.Arrays.stream(scores).average().orElseThrow();
              assertThat(measure.measure(rows, null, OPTIONS).get(0).value())
                  .isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-6));
            });
  }

  @Test
  void mapsOfPicturesLieOverThemOnOneScale() {
    List<ArtifactMeasure> mapping = every().filter(ArtifactMeasure::mapsPictures).toList();
    assertThat(mapping)
        .extracting(ArtifactMeasure::id)
        .contains("checkerboard", "piqe", "droplets");
    Pictures teacher = pictures(2, 1, 33, 40, 1, 1);
    Pictures student = pictures(2, 1, 33, 40, 4, 2);
    for (ArtifactMeasure measure : mapping) {
      ArtifactMap one = measure.map(student.picture(0), teacher.picture(0));
      ArtifactMap other = measure.map(teacher.picture(1), student.picture(1));
      assertThat(one.domain()).isEqualTo(ArtifactMap.Domain.PICTURE);
      assertThat(one.low()).isEqualTo(other.low());
      assertThat(one.high()).isEqualTo(other.high());
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void constantPicturesHaveFiniteRowsAndMaps(ArtifactMeasure measure) {
    for (float level : new float[] {-1, 0.2f, 1}) {
      for (int channels : new int[] {1, 3}) {
        float[] data = new float[channels * 32 * 37];
        java.util.Arrays.fill(data, level);
        Pictures flat = new Pictures(data, 1, channels, 32, 37);
        for (float value : measure.of(flat, flat)) {
          assertThat(value).isFinite();
        }
        for (float value : measure.map(flat, flat).values()) {
          assertThat(value).isFinite();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void largePicturesWork(ArtifactMeasure measure) {
    Pictures large = pictures(1, 3, 1024, 1024, 1, 5);
    assertThat(measure.of(large, large)).hasSize(measure.dimensions(1024, 1024));
  }

  @ParameterizedTest
  @MethodSource("every")
  void tinyPicturesAreRefusedBeforeAnyRow(ArtifactMeasure measure) {
    assertThatThrownBy(() -> measure.dimensions(4, 5))
        .isInstanceOf(dev.understudy.common.InputException.class)
        .hasMessageContaining("4x5")
        .hasMessageContaining("at least");
    Pictures tiny = pictures(1, 1, 4, 5, 0, 1);
    assertThatThrownBy(() -> measure.of(tiny, tiny))
        .isInstanceOf(dev.understudy.common.InputException.class);
  }

  @Test
  void brisqueWithoutAModelSaysWhyThereIsNoScore() {
    assertThat(ArtifactMeasures.of(Metrics.BRISQUE).unavailable())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.validity().kind()).isEqualTo(Validity.Kind.NOT_AVAILABLE);
              assertThat(m.validity().reason()).contains("allmodel");
            });
    assertThatThrownBy(() -> ArtifactModels.read(java.nio.file.Path.of("allmodel"), null, null))
        .hasMessageContaining("only one");
  }

  @Test
  void peaksAreOutlinedWhereTheSpectrumHasThem() {
    float[] data = new float[32 * 32];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 2 == 0 ? 0.5f : -0.5f;
    }
    ArtifactMap map = ArtifactMaps.of(Metrics.UPSAMPLING_PEAKS, new Pictures(data, 1, 1, 32, 32));
    int most = 0;
    for (int i = 0; i < map.values().length; i++) {
      boolean zeroFrequency = i == 16 * 32 + 16;
      most = !zeroFrequency && map.values()[i] > map.values()[most] ? i : most;
    }
    // A stripe of period 2 is the frequency W/2, which is in the first column when centred.
    assertThat(most).isEqualTo(16 * 32);
    assertThat(map.boxes()).contains(new ArtifactMap.Box(16, 0, 1, 1));
  }
}
