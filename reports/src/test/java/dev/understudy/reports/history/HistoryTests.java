package dev.understudy.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.Reports;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What both databases do alike. */
@ParameterizedClass
@EnumSource(Store.class)
class HistoryTests {
  private static final ImportOptions PICTURES = new ImportOptions(true);

  @Parameter Store store;
  @TempDir Path temp;

  private String place;
  private History history;
  private int folders;

  @BeforeEach
  void open() {
    place = store.fresh(temp);
    history = History.open(place);
  }

  @AfterEach
  void close() {
    if (history != null) {
      history.close();
    }
  }

  private Path folder() {
    return temp.resolve("run" + folders++);
  }

  private String add(NightlyRun run) {
    return history.importRun(run.write(folder()), ImportOptions.DEFAULT).id();
  }

  @Test
  void importIsIdempotentWhateverTheFormatting() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    ImportOutcome first = history.importRun(run, ImportOptions.DEFAULT);
    ImportOutcome again = history.importRun(run.resolve("record.json"), ImportOptions.DEFAULT);
    String compact = Files.readString(run.resolve("record.json")).replaceAll("\\n\\s*", "");
    Files.writeString(run.resolve("record.json"), compact);
    ImportOutcome reformatted = history.importRun(run, ImportOptions.DEFAULT);

    assertThat(first.added()).isTrue();
    assertThat(first.files()).isEqualTo(3);
    assertThat(first.problems()).isEmpty();
    assertThat(first.id()).matches("[0-9a-f]{64}");
    assertThat(again).isEqualTo(new ImportOutcome(first.id(), "Nightly", false, 0, List.of()));
    assertThat(reformatted).isEqualTo(again);
    assertThat(history.list(Filter.ALL)).hasSize(1);
  }

  @Test
  void exportGivesBackEveryByte() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    String id = history.importRun(run, PICTURES).id();

    Path out = temp.resolve("out");
    StoredRun stored = history.find(id.substring(0, 6)).orElseThrow();
    assertThat(stored.export(out)).hasSize(8).endsWith(out.resolve("record.json"));

    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(out.resolve(run.relativize(file))).hasSameBinaryContentAs(file);
      }
    }
    assertThat(stored.record()).isEqualTo(Reports.read(run));
    assertThat(stored.samples("samples/1.json").orElseThrow())
        .isEqualTo(Files.readAllBytes(run.resolve("samples/1.json")));
    assertThat(stored.samples("samples/2.json")).isEmpty();
  }

  @Test
  void whatPhonesShowedIsStoredWithTheRun() throws IOException {
    Path run = NightlyRun.night(0).onPhone().write(folder());
    String id = history.importRun(run, ImportOptions.DEFAULT).id();
    StoredRun stored = history.find(id).orElseThrow();

    assertThat(stored.files()).contains("sustained/0.json").noneMatch(f -> f.startsWith("devices"));
    assertThat(stored.drawable().onDevices().sustained()).hasSize(1);
    assertThat(stored.drawable().onDevices().pictures()).as("no picture is stored").isEmpty();

    assertThat(history.importRun(run, PICTURES).files()).isEqualTo(4 + 3);
    assertThat(stored.files()).contains("devices/0-e.png", "devices/0-m.png", "devices/0-d.png");
    assertThat(stored.drawable()).isEqualTo(Reports.read(run));
    Path out = temp.resolve("out");
    stored.export(out);
    for (String file : List.of("sustained/0.json", "devices/0-m.png", "devices/0-d.png")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(run.resolve(file));
    }
  }

  @Test
  void aMissingFileIsNamedAndCompletedByALaterImport() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    Path samples = run.resolve("samples/1.json");
    byte[] content = Files.readAllBytes(samples);
    Files.delete(samples);

    ImportOutcome partly = history.importRun(run, ImportOptions.DEFAULT);
    Files.write(samples, content);
    ImportOutcome completed = history.importRun(run, PICTURES);

    assertThat(partly.added()).isTrue();
    assertThat(partly.problems()).singleElement().asString().contains("samples/1.json", "missing");
    assertThat(completed.added()).isFalse();
    assertThat(completed.files()).isEqualTo(5);
    assertThat(history.find(partly.id()).orElseThrow().samples("samples/1.json").orElseThrow())
        .isEqualTo(content);
  }

  @Test
  void aFileThatDiffersIsNotReplaced() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    String id = history.importRun(run, ImportOptions.DEFAULT).id();
    byte[] before = Files.readAllBytes(run.resolve("samples/0.json"));
    Files.writeString(run.resolve("samples/0.json"), "{}");

    ImportOutcome again = history.importRun(run, ImportOptions.DEFAULT);

    assertThat(again.problems()).singleElement().asString().contains("samples/0.json", "differs");
    assertThat(history.find(id).orElseThrow().samples("samples/0.json").orElseThrow())
        .isEqualTo(before);
  }

  @Test
  void filesOutsideTheRunsFolderAreNotRead() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    Files.writeString(temp.resolve("secret"), "secret");
    Path record = run.resolve("record.json");
    Files.delete(run.resolve("samples/1.json"));
    Files.createSymbolicLink(run.resolve("samples/1.json"), temp.resolve("secret"));
    Files.writeString(record, Files.readString(record).replace("samples/0.json", "../secret"));

    ImportOutcome outcome = history.importRun(run, ImportOptions.DEFAULT);

    assertThat(outcome.added()).isTrue();
    assertThat(outcome.problems()).hasSize(2).allMatch(p -> p.contains("not in the run’s folder"));
    assertThat(history.find(outcome.id()).orElseThrow().files())
        .containsExactly("record.json", "values/lpips.f32");
  }

  @Test
  void twoRunsOfOneNameAreBothKept() {
    String one = add(NightlyRun.night(1));
    String other = add(NightlyRun.night(1).latency(11));
    assertThat(history.list(Filter.ALL)).extracting(RunSummary::id).containsOnly(one, other);
  }

  @Test
  void listFiltersAndIsNewestFirst() {
    String old = add(NightlyRun.night(0));
    String middle = add(NightlyRun.night(1).student("other").cpu("100%_Fast"));
    String recent = add(NightlyRun.night(2).name("Weekly"));
    history.tag(history.find(old).orElseThrow(), "v1", false);

    assertThat(ids(Filter.ALL)).containsExactly(recent, middle, old);
    assertThat(ids(filter("Nightly", null, null, null, null, null))).containsExactly(middle, old);
    assertThat(ids(filter(null, "other", null, null, null, null))).containsExactly(middle);
    assertThat(ids(filter(null, null, "pixel", null, null, null))).hasSize(3);
    assertThat(ids(filter(null, null, "iphone", null, null, null))).isEmpty();
    assertThat(ids(filter(null, null, null, "kid", null, null))).hasSize(3);
    assertThat(ids(filter(null, null, null, "fid", null, null))).isEmpty();
    assertThat(ids(filter(null, null, null, null, "v1", null))).containsExactly(old);
    assertThat(ids(filter(null, null, null, null, null, "100%_f"))).containsExactly(middle);
    assertThat(ids(filter(null, null, null, null, null, "0.31"))).isEmpty(); // the load average
    var since = NightlyRun.FIRST.plus(Duration.ofDays(1));
    assertThat(ids(new Filter(null, null, null, null, null, null, since, null, 9)))
        .containsExactly(recent, middle);
    assertThat(ids(new Filter(null, null, null, null, null, null, null, since, 9)))
        .containsExactly(old);
    Filter one = new Filter(null, null, null, null, null, null, null, null, 1);
    assertThat(ids(one)).containsExactly(recent);
    assertThat(history.count(one)).isEqualTo(3);
    assertThat(history.last(2, "Nightly")).extracting(StoredRun::id).containsExactly(middle, old);
  }

  private List<String> ids(Filter filter) {
    return history.list(filter).stream().map(RunSummary::id).toList();
  }

  private static Filter filter(
      String experiment, String subject, String device, String measure, String tag, String host) {
    return new Filter(experiment, subject, device, measure, tag, host, null, null, 9);
  }

  @Test
  void aSummarySaysWhatARunIs() {
    String id = add(NightlyRun.night(3));
    history.tag(history.find(id).orElseThrow(), "b", false);
    history.tag(history.find(id).orElseThrow(), "a", false);

    RunSummary run = history.list(Filter.ALL).get(0);

    assertThat(run.name()).isEqualTo("Nightly");
    assertThat(run.started()).isEqualTo(NightlyRun.FIRST.plus(Duration.ofDays(3)));
    assertThat(run.host()).isEqualTo("cpu: Example CPU, os: Linux");
    assertThat(run.rows()).isEqualTo(7);
    assertThat(run.invalid()).isEqualTo(1);
    assertThat(run.subjects()).containsExactly("student", "teacher");
    assertThat(run.devices()).containsExactly("pixel");
    assertThat(run.tags()).containsExactly("a", "b");
  }

  @Test
  void trendIsASeriesForEachPlaceByTime() {
    String second = add(NightlyRun.night(1).latency(12));
    String first = add(NightlyRun.night(0).latency(11));
    Validity throttled = Validity.of(Validity.Kind.THROTTLED, "hot");
    Measurement infinite =
        Measurement.of("latency-p50", Double.POSITIVE_INFINITY, Unit.MILLISECONDS, 1, null, "");
    String third = add(NightlyRun.night(2).row("x", null, null, infinite.withValidity(throttled)));

    List<TrendSeries> all = history.trend(TrendQuery.of("latency-p50"));
    List<TrendSeries> one =
        history.trend(
            new TrendQuery("latency-p50", "Nightly", "student", "pixel", "tflite", null, null));

    assertThat(all).extracting(TrendSeries::subject).containsExactly("student", "teacher", "x");
    assertThat(one).hasSize(1);
    assertThat(one.get(0).unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(one.get(0).points())
        .extracting(TrendPoint::run)
        .containsExactly(first, second, third);
    TrendPoint point = one.get(0).points().get(1);
    assertThat(point.value()).isEqualTo(12);
    assertThat(point.low()).isEqualTo(12 - 0.05 * 12);
    assertThat(point.n()).isEqualTo(100);
    TrendPoint last = all.get(2).points().get(0);
    assertThat(last.value()).isInfinite();
    assertThat(last.low()).isNaN();
    assertThat(last.validity()).isEqualTo(Validity.Kind.THROTTLED);
    assertThat(last.counts()).isFalse();
    TrendSeries missing = history.trend(TrendQuery.of("latency-p99")).get(0);
    assertThat(missing.points()).hasSize(3).allMatch(p -> Double.isNaN(p.value()));
    assertThat(missing.counted()).isEmpty();
    assertThat(history.trend(TrendQuery.of("fid"))).isEmpty();
  }

  @Test
  void idsAreFoundByTheirFirstDigits() {
    String id = add(NightlyRun.night(0));
    assertThat(history.find(id).orElseThrow().id()).isEqualTo(id);
    assertThat(history.find(id.substring(0, 8).toUpperCase(java.util.Locale.ROOT))).isPresent();
    char other = id.charAt(0) == '0' ? '1' : '0';
    assertThat(history.find(other + id.substring(1, 10))).isEmpty();
    for (String bad : List.of("", id.substring(0, 5), "xyzxyz", id + "0", "'; DROP TABLE")) {
      assertThatThrownBy(() -> history.find(bad))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no history id");
    }
  }

  @Test
  void tagsStandForOneRunAndMoveOnlyWhenTold() {
    StoredRun one = history.find(add(NightlyRun.night(0))).orElseThrow();
    StoredRun other = history.find(add(NightlyRun.night(1))).orElseThrow();
    history.tag(one, "release/1.0", false);
    history.tag(one, "release/1.0", false);

    assertThatThrownBy(() -> history.tag(other, "release/1.0", false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(one.summary().shortId())
        .hasMessageContaining("--force");
    assertThat(history.tagged("release/1.0").orElseThrow().id()).isEqualTo(one.id());
    history.tag(other, "release/1.0", true);
    assertThat(history.tagged("release/1.0").orElseThrow().id()).isEqualTo(other.id());
    assertThat(history.tags()).extracting(Tag::run).containsExactly(other.id());
    assertThat(history.untag("release/1.0")).isTrue();
    assertThat(history.untag("release/1.0")).isFalse();
    assertThat(history.tagged("release/1.0")).isEmpty();
    for (String bad : List.of("", "-x", "a b", "<script>", "a\0b", "x".repeat(101))) {
      assertThatThrownBy(() -> history.tag(one, bad, false)).hasMessageContaining("no name");
      assertThat(history.untag(bad)).isFalse();
      assertThat(history.tagged(bad)).isEmpty();
    }
  }

  @Test
  void pruningKeepsTheNewestOfEachExperimentAndWhatIsTagged() {
    String tagged = add(NightlyRun.night(0));
    add(NightlyRun.night(1));
    String kept = add(NightlyRun.night(2));
    String other = add(NightlyRun.night(0).name("Weekly"));
    history.tag(history.find(tagged).orElseThrow(), "v1", false);

    List<RunSummary> expired = history.expired(new Retention(1, null, null));
    assertThat(expired).extracting(RunSummary::started).hasSize(1);
    assertThat(history.list(Filter.ALL)).hasSize(4);
    assertThat(history.prune(expired)).isEqualTo(1);

    assertThat(ids(Filter.ALL)).containsOnly(tagged, kept, other);
    assertThat(history.trend(TrendQuery.of("kid")).get(0).points()).hasSize(2);
    assertThat(history.prune(expired)).isZero();
  }

  @Test
  void whatWasTaggedSinceIsNotPruned() {
    String id = add(NightlyRun.night(0));
    List<RunSummary> expired = history.expired(new Retention(0, null, null));
    history.tag(history.find(id).orElseThrow(), "v1", false);
    assertThat(history.prune(expired)).isZero();
    assertThat(history.find(id)).isPresent();
  }

  @Test
  void aFailedImportLeavesNothing() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    Path record = run.resolve("record.json");
    String whole = Files.readString(record);
    Files.writeString(record, whole.substring(0, whole.length() / 2));
    assertThatThrownBy(() -> history.importRun(run, ImportOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cut off");
    Files.writeString(record, whole.replaceFirst("\"schema\" : \\d+", "\"schema\" : 99"));
    assertThatThrownBy(() -> history.importRun(run, ImportOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("newer");
    Files.writeString(record, whole.replaceFirst("\"value\" : [0-9.]+", "\"value\" : NaN"));
    assertThatThrownBy(() -> history.importRun(run, ImportOptions.DEFAULT))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> history.importRun(temp.resolve("no"), ImportOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    assertThat(history.list(Filter.ALL)).isEmpty();
  }

  @Test
  void anOldRecordIsMigratedAndExportedAsItWas() throws IOException {
    Path run = NightlyRun.night(0).write(folder());
    Path record = run.resolve("record.json");
    String old =
        Files.readString(record)
            .replaceFirst("\"schema\" : \\d+", "\"schema\" : 2")
            .replaceFirst("(?s)\"values\" : \\[.*?],", "")
            .replaceFirst("(?s),\\s*\"maps\" : \\[.*?]", "");
    Files.writeString(record, old);

    ImportOutcome outcome = history.importRun(run, ImportOptions.DEFAULT);

    StoredRun stored = history.find(outcome.id()).orElseThrow();
    assertThat(stored.record().schema()).isEqualTo(dev.understudy.reports.RunRecord.SCHEMA);
    assertThat(stored.record().values()).isEmpty();
    stored.export(temp.resolve("out"));
    assertThat(temp.resolve("out/record.json")).hasContent(old);
  }

  @Test
  void hostileNamesAreStoredAsTheyAre() {
    List<String> names =
        List.of(
            "<script>alert(1)</script>",
            "'; DROP TABLE understudy_run; --",
            "\u202Egnp.exe",
            "nul\0nul",
            "\uFFFD0000",
            "lone \uD83D surrogate",
            "whole 😀 one",
            ":name ? $1 \\' \"",
            longName());
    for (String name : names) {
      String id = add(NightlyRun.night(0).name(name).student(name));
      RunSummary run = history.list(filter(name, name, null, null, null, null)).get(0);
      assertThat(run.id()).isEqualTo(id);
      // Whole in the record; in brief, a long one is shortened.
      assertThat(history.find(id).orElseThrow().record().name().equals(name)).isTrue();
      String shown = name.length() < 100 ? name : run.name();
      assertThat(run.name()).isEqualTo(shown).hasSizeLessThan(200);
      assertThat(run.subjects()).contains(shown);
      TrendQuery query = new TrendQuery("kid", name, name, null, null, null, null);
      assertThat(history.trend(query)).singleElement().matches(t -> t.subject().equals(shown));
    }
    assertThat(history.list(Filter.ALL)).hasSize(names.size());
  }

  /** Too long for an index of PostgreSQL, even compressed. */
  private static String longName() {
    return new java.util.Random(1)
        .ints(30_000, 0x4E00, 0x9000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
