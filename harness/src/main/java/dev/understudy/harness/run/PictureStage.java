package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.reports.Role;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that making and judging pictures keeps open between steps: generators in step with
 * each other, the feature network, the files of rows. Opened only if a step needs it.
 */
final class PictureStage implements AutoCloseable {
  private final RunFolder folder;
  private final Journal journal;
  private final boolean begun;
  private final Setup setup;
  private final Map<Contestant, Generator> generators = new LinkedHashMap<>();
  private final Map<Contestant, PictureRows> rows = new LinkedHashMap<>();
  private final Map<String, RowFile> columns = new LinkedHashMap<>();
  private final @Nullable FeatureNetwork network;
  private final Map<MeasureFamily, PairedMeasure> pairedMeasures;
  private final @Nullable Segmenter segmenter;
  private final @Nullable Targets targets;
  private final PictureRows.Size size;
  private @Nullable PictureRows realRows;
  private long position;

  /**
   * Opens everything.
   *
   * @param journal what earlier sessions finished: the rows of that must be there
   */
  PictureStage(RunFolder folder, Setup setup, Device device, Journal journal) {
    this.journal = journal;
    this.begun = journal.hasStep(PicturesStep.PREFIX);
    this.folder = folder;
    this.setup = setup;
    this.network = openNetwork(setup);
    this.pairedMeasures = PairedFamilies.open(setup);
    this.segmenter = openSegmenter();
    this.targets = setup.targets() == null ? null : new Targets(folder, setup, begun);
    PictureRows.Size first = null;
    for (Contestant contestant : setup.contestants()) {
      first = first == null ? probe(device, contestant) : first;
      generators.put(contestant, device.open(pictureSpec(contestant)));
    }
    if (first == null) {
      throw new IllegalStateException("an experiment has at least one subject");
    }
    this.size = first;
    for (Contestant contestant : setup.contestants()) {
      boolean isStudent = contestant.role() == Role.STUDENT && teacher().isPresent();
      rows.put(
          contestant, openRows(contestant.key(), setup.experiment().pictures(), isStudent, begun));
    }
  }

  private @Nullable Segmenter openSegmenter() {
    Labelling labelling = setup.labelling();
    return labelling == null
        ? null
        : new Segmenter(
            folder, labelling, setup.contestants(), setup.experiment().pictures(), begun);
  }

  private static @Nullable FeatureNetwork openNetwork(Setup setup) {
    return setup.network() == null ? null : FeatureNetwork.open(setup.network(), Setup.allCores());
  }

  /**
   * The generator as it makes pictures: with all cores, since only timing depends on threads, and
   * with its overshoot, which is counted before the rounding clamps it.
   */
  static GeneratorSpec pictureSpec(Contestant contestant) {
    GeneratorSpec spec = Setup.onAllCores(contestant.pictures());
    return spec.with(spec.output().keepingOvershoot());
  }

  private static PictureRows.Size probe(Device device, Contestant contestant) {
    try (Generator generator = device.open(pictureSpec(contestant))) {
      return PictureRows.Size.of(generator.next(1));
    }
  }

  private PictureRows openRows(String key, int count, boolean isStudent, boolean expected) {
    return new PictureRows(
        kind -> folder.rows(ValueFiles.own(key, kind)),
        count,
        size,
        setup.experiment().measures(),
        new ArtifactFamilies(setup.artifactModels()).of(setup.experiment().measures()),
        network,
        isStudent,
        expected);
  }

  /** The next pictures of every subject at equal inputs, rounded to the 8 bits of a saved file. */
  Map<Contestant, Pictures> next(long from, int count) {
    if (from < position) {
      throw new IllegalStateException("pictures are made in order; " + from + " is past");
    }
    Map<Contestant, Pictures> made = new LinkedHashMap<>();
    generators.forEach(
        (contestant, generator) -> {
          generator.skip(from - position);
          Pictures pictures = generator.next(count);
          overshoot(contestant).write(Math.toIntExact(from), Overshoot.of(pictures));
          made.put(contestant, Quantisation.ROUND.apply(pictures));
        });
    position = from + count;
    return made;
  }

  PictureRows rows(Contestant contestant) {
    PictureRows found = rows.get(contestant);
    if (found == null) {
      throw new IllegalArgumentException(contestant.name() + " is not on this stage");
    }
    return found;
  }

  /** The rows of the real pictures. */
  PictureRows realRows() {
    if (realRows == null) {
      realRows =
          openRows(
              ValueFiles.REAL_KEY,
              Math.toIntExact(real().count()),
              false,
              journal.hasStep(ReferenceStep.ID));
    }
    return realRows;
  }

  PictureSource real() {
    PictureSource real = setup.real();
    if (real == null) {
      throw new IllegalStateException("this experiment has no real pictures");
    }
    return real;
  }

  Optional<FeatureNetwork> network() {
    return Optional.ofNullable(network);
  }

  /** What segments the pictures, where that is asked for. */
  Optional<Segmenter> findSegmenter() {
    return Optional.ofNullable(segmenter);
  }

  /** What segments the pictures. */
  Segmenter segmenter() {
    return findSegmenter().orElseThrow();
  }

  /** What holds the pictures against targets, where that is asked for. */
  Optional<Targets> targets() {
    return Optional.ofNullable(targets);
  }

  /** The paired measures asked for that need the pictures themselves. */
  Collection<PairedMeasure> pairedMeasures() {
    return pairedMeasures.values();
  }

  PairedMeasure pairedMeasure(MeasureFamily family) {
    return Pairs.of(pairedMeasures, family);
  }

  /** Each picture's share of values outside the output's range. */
  RowFile overshoot(Contestant contestant) {
    return column(ValueFiles.own(contestant, Overshoot.ID));
  }

  /** One value per pair of a student with the teacher. */
  RowFile column(Contestant student, String measure) {
    return column(ValueFiles.pair(student, measure));
  }

  private RowFile column(String rows) {
    Path file = folder.rows(rows);
    return columns.computeIfAbsent(
        file.toString(),
        f -> PictureRows.openOrCreate(file, setup.experiment().pictures(), 1, begun));
  }

  /** What names this run's values per picture in the record. */
  ValueFiles values() {
    return new ValueFiles(folder);
  }

  Optional<Contestant> teacher() {
    return setup.contestants().stream().filter(c -> c.role() == Role.TEACHER).findFirst();
  }

  List<Contestant> students() {
    return setup.contestants().stream().filter(c -> c.role() == Role.STUDENT).toList();
  }

  /** Refuses real pictures of another size than the subjects make. */
  void checkReal(Pictures real) {
    if (!PictureRows.Size.of(real).equals(size)) {
      throw new InputException(
          real().name(),
          "the real pictures are " + real.height() + "x" + real.width(),
          size.height() + "x" + size.width() + " as the subjects make",
          "resize the real pictures to the generators' size");
    }
  }

  void force() {
    rows.values().forEach(PictureRows::force);
    columns.values().forEach(RowFile::force);
    findSegmenter().ifPresent(Segmenter::force);
    targets().ifPresent(Targets::force);
  }

  @Override
  public void close() {
    generators.values().forEach(Generator::close);
    rows.values().forEach(PictureRows::close);
    columns.values().forEach(RowFile::close);
    pairedMeasures.values().forEach(PairedMeasure::close);
    findSegmenter().ifPresent(Segmenter::close);
    targets().ifPresent(Targets::close);
    if (realRows != null) {
      realRows.close();
    }
    if (network != null) {
      network.close();
    }
  }
}
