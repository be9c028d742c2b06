package dev.understudy.datasets.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.Sha256;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsCacheTests {
  private static final StatisticsKey KEY =
      new StatisticsKey(Sha256.of("pictures"), "clean 299", Sha256.of("weights"));

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();
  private final AtomicInteger computed = new AtomicInteger();
  private StatisticsCache cache;

  @BeforeEach
  void makeCache() {
    cache = new StatisticsCache(folder.resolve("cache"), warnings::add);
  }

  static FeatureStatistics statistics(double of) {
    return new FeatureStatistics(new double[] {of, 2}, new double[] {3, of, of, 4}, 50);
  }

  private double get(StatisticsKey key, double made) {
    FeatureStatistics got =
        cache.get(
            key,
            () -> {
              computed.incrementAndGet();
              return statistics(made);
            });
    assertThat(got.covariance()).containsExactly(3, got.mean()[0], got.mean()[0], 4);
    assertThat(got.n()).isEqualTo(50);
    return got.mean()[0];
  }

  private Path only(String extension) throws IOException {
    try (var files = Files.list(folder.resolve("cache"))) {
      return files.filter(f -> f.toString().endsWith(extension)).findFirst().orElseThrow();
    }
  }

  @Test
  void computesOnceAndTellsWhatFrom() throws IOException {
    assertThat(get(KEY, 0.5)).isEqualTo(0.5);
    assertThat(get(KEY, 0.7)).isEqualTo(0.5);
    cache = new StatisticsCache(folder.resolve("cache"), warnings::add);
    assertThat(get(KEY, 0.8)).isEqualTo(0.5);
    assertThat(computed).hasValue(1);
    assertThat(cache.keys()).containsExactly(KEY);
    assertThat(Files.readString(only(".json")))
        .contains(KEY.picturesSha256(), "clean 299", KEY.weightsSha256(), "\"n\" : 50");
    assertThat(Datasets.readStatistics(only(".npz")).mean()).containsExactly(0.5, 2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void tellsEveryPartOfTheKeyApart() {
    String other = Sha256.of("other");
    List<StatisticsKey> keys =
        List.of(
            KEY,
            new StatisticsKey(other, KEY.protocol(), KEY.weightsSha256()),
            new StatisticsKey(KEY.picturesSha256(), "tf1 299", KEY.weightsSha256()),
            new StatisticsKey(KEY.picturesSha256(), KEY.protocol(), other),
            new StatisticsKey(KEY.weightsSha256(), KEY.protocol(), KEY.picturesSha256()));
    for (int i = 0; i < keys.size(); i++) {
      assertThat(get(keys.get(i), i / 10.0)).isEqualTo(i / 10.0);
    }
    for (int i = 0; i < keys.size(); i++) {
      assertThat(get(keys.get(i), 9)).isEqualTo(i / 10.0);
    }
    assertThat(cache.keys()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void computesADamagedEntryAgainAndSaysSo() throws IOException {
    get(KEY, 0.5);
    for (String extension : List.of(".npz", ".json")) {
      Path file = only(extension);
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < good.length; i += 41) {
        byte[] bad = good.clone();
        bad[i] ^= 4;
        Files.write(file, bad);
        warnings.clear();
        int before = computed.get();
        assertThat(get(KEY, 0.25)).isIn(0.25, 0.5); // a flipped space of the JSON does no harm
        boolean again = computed.get() > before;
        assertThat(warnings).hasSize(again ? 1 : 0);
        assertThat(again || extension.equals(".json")).isTrue();
        if (again) {
          assertThat(warnings.get(0)).contains("cache", "computed again");
          assertThat(get(KEY, 9)).isEqualTo(0.25);
        }
        good = Files.readAllBytes(file);
      }
    }
  }

  @Test
  void computesAgainWhatIsHalfThere() throws IOException {
    get(KEY, 0.5);
    Files.delete(only(".npz"));
    assertThat(get(KEY, 0.25)).isEqualTo(0.25);
    assertThat(warnings).hasSize(1);
    Files.delete(only(".json")); // as a process leaves it that is killed in between
    assertThat(get(KEY, 0.125)).isEqualTo(0.125);
    Files.write(only(".json"), new byte[0]);
    assertThat(get(KEY, 0.0625)).isEqualTo(0.0625);
    Files.writeString(only(".json"), "{\"protocol\": null}");
    assertThat(cache.keys()).isEmpty();
    assertThat(get(KEY, 0.5)).isEqualTo(0.5);
    assertThat(cache.keys()).containsExactly(KEY);
  }

  @Test
  void refusesAnEntryUnderAnothersName() throws IOException {
    StatisticsKey other = new StatisticsKey(KEY.picturesSha256(), "tf1", KEY.weightsSha256());
    get(KEY, 0.5);
    Path json = only(".json");
    Path npz = only(".npz");
    byte[] foreign = Files.readAllBytes(json);
    byte[] foreignNpz = Files.readAllBytes(npz);
    Files.delete(json);
    get(other, 0.25);
    Path second = only(".json");
    Files.write(second, foreign);
    Files.write(Path.of(second.toString().replace(".json", ".npz")), foreignNpz);
    assertThat(get(other, 0.75)).isEqualTo(0.75);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("another entry");
  }

  @Test
  void keepsNothingOfAFailure() {
    assertThatThrownBy(
            () ->
                cache.get(
                    KEY,
                    () -> {
                      throw new IllegalStateException("no memory");
                    }))
        .hasMessage("no memory");
    assertThat(cache.keys()).isEmpty();
    assertThat(get(KEY, 0.5)).isEqualTo(0.5);
  }

  @Test
  void computesOnceForManyThreads() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Double>> results = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        results.add(pool.submit(() -> get(KEY, 0.5)));
      }
      for (Future<Double> result : results) {
        assertThat(result.get()).isEqualTo(0.5);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(computed).hasValue(1);
  }

  /** Computes slowly: it says that it has begun, and ends when it is told to. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] args) {
      new StatisticsCache(Path.of(args[0]), warning -> {})
          .get(
              KEY,
              () -> {
                System.out.println("begun");
                try {
                  return statistics(System.in.read() == '!' ? 0.5 : 0.1);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
  }

  @Test
  void waitsForAnotherProcess() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.resolve("cache").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var pool = Executors.newSingleThreadExecutor();
    try (var out =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("begun");
      Future<Double> waiting = pool.submit(() -> get(KEY, 0.75));
      assertThat(waiting.isDone()).isFalse();
      other.getOutputStream().write('!');
      other.getOutputStream().flush();
      assertThat(waiting.get()).isEqualTo(0.5);
      assertThat(other.waitFor()).isZero();
    } finally {
      pool.shutdownNow();
      other.destroyForcibly();
    }
    assertThat(computed).hasValue(0);
  }

  @Test
  void refusesKeysThatAreNone() {
    assertThatThrownBy(() -> new StatisticsKey("celeba", "clean", KEY.weightsSha256()))
        .hasMessageContaining("'celeba' is no SHA-256");
    assertThatThrownBy(() -> new StatisticsKey(KEY.picturesSha256(), " ", KEY.weightsSha256()))
        .hasMessageContaining("protocol");
  }
}
