package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every subject's pictures against their targets: what a picture-to-picture generator should have
 * made, picture i against target i. Keeps one value per picture and measure.
 */
final class Targets implements AutoCloseable {
  /** What these measures' ids end in, so that nobody takes them for student against teacher. */
  static final String SUFFIX = "-target";

  private static final int READ_AHEAD = 8;

  private final PictureSource source;
  private final String pairing;
  private final Map<MeasureFamily, PairedMeasure> measures;
  private final Map<Contestant, Map<MeasureFamily, RowFile>> columns = new LinkedHashMap<>();
  private final ValueFiles files;
  private final int batch;
  private @Nullable PictureStream stream;
  private long position;

  /**
   * Opens measures and files.
   *
   * @param expected whether the journal says that rows were written, so that files must be there
   */
  Targets(RunFolder folder, Setup setup, boolean expected) {
    this.source = Objects.requireNonNull(setup.targets());
    this.pairing = TargetPictures.describe(Objects.requireNonNull(setup.experiment().targets()));
    this.files = new ValueFiles(folder);
    this.batch = setup.experiment().batch();
    this.measures = PairedFamilies.openTargets(setup);
    for (Contestant c : setup.contestants()) {
      Map<MeasureFamily, RowFile> own = new LinkedHashMap<>();
      measures.forEach(
          (family, measure) ->
              own.put(
                  family,
                  PictureRows.openOrCreate(
                      folder.rows(ValueFiles.own(c, measure.id() + SUFFIX)),
                      setup.experiment().pictures(),
                      1,
                      expected)));
      columns.put(c, own);
    }
  }

  /**
   * Holds a batch of every subject's pictures against the targets of the same numbers.
   *
   * @param at the first picture's number, a multiple of the batch and never less than before
   */
  void write(int at, Map<Contestant, Pictures> made) {
    Pictures first = made.values().iterator().next();
    Pictures targets = next(at, first.count(), first.channels());
    made.forEach(
        (contestant, pictures) ->
            Pairs.of(columns, contestant)
                .forEach(
                    (family, column) ->
                        column.write(at, Pairs.of(measures, family).of(pictures, targets))));
  }

  private Pictures next(int at, int count, int channels) {
    PictureStream open = stream;
    if (open == null) {
      open = open(source, batch, channels);
      stream = open;
    }
    Pictures read = read(open);
    for (; position < at; read = read(open)) {
      position += read.count();
    }
    position += read.count();
    return read.count() == count ? read : head(read, count);
  }

  private Pictures read(PictureStream open) {
    return open.next()
        .orElseThrow(() -> new IllegalStateException(source.name() + " ended before the pictures"));
  }

  /** Grey targets of coloured pictures are repeated to three channels. */
  private static PictureStream open(PictureSource source, int batch, int channels) {
    StreamOptions plain = StreamOptions.plain(batch);
    return source.open(
        new StreamOptions(
            batch,
            plain.threads(),
            channels == 3 ? StreamOptions.Colour.RGB : plain.colour(),
            plain.target(),
            plain.badPictures()));
  }

  private static Pictures head(Pictures all, int count) {
    int size = all.data().length / all.count();
    float[] data = new float[count * size];
    System.arraycopy(all.data(), 0, data, 0, data.length);
    return new Pictures(data, count, all.channels(), all.height(), all.width());
  }

  /** A family's mean of every subject, and students' differences to the teacher. */
  Fragment score(Setup setup, MeasureFamily family, BootstrapOptions options) {
    PairedMeasure measure = Pairs.of(measures, family);
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        c -> toTarget(measure.measure(column(c, family), options)),
        (t, s) -> {
          Difference d = measure.difference(column(s, family), column(t, family), options);
          return new Difference(toTarget(d.value()), d.shareBetter());
        },
        out);
    String id = measure.id() + SUFFIX;
    setup
        .contestants()
        .forEach(c -> out.values(files.of(c.name(), id, column(c, family), ValueFiles.own(c, id))));
    return out.build();
  }

  private RowFile column(Contestant contestant, MeasureFamily family) {
    return Pairs.of(Pairs.of(columns, contestant), family);
  }

  private Measurement toTarget(Measurement m) {
    return new Measurement(
        m.measure() + SUFFIX,
        m.value(),
        m.unit(),
        m.n(),
        m.interval(),
        m.protocol() + "; " + pairing,
        m.validity(),
        m.warnings());
  }

  /**
   * Holds one picture against the first target, and reads all that are needed.
   *
   * @param made a picture as the subjects make them
   * @throws InputException if there are too few targets, one cannot be read or is of another size,
   *     or a measure refuses them
   */
  static void check(Setup setup, Pictures made) {
    PictureSource source = Objects.requireNonNull(setup.targets());
    Experiment experiment = setup.experiment();
    String where = experiment.file() + ": targets.images";
    if (source.count() < experiment.pictures()) {
      throw new InputException(
          where,
          "there are " + source.count() + " targets for " + experiment.pictures() + " pictures",
          "a target for each picture, in order",
          "write `pictures: " + source.count() + "`, or give the targets that are missing");
    }
    try (PictureStream stream = open(source, 1, made.channels())) {
      Pictures target = stream.next().orElseThrow();
      if (target.channels() != made.channels()
          || target.height() != made.height()
          || target.width() != made.width()) {
        throw new InputException(
            where,
            "the targets are " + shape(target),
            shape(made) + " as the subjects make",
            "convert the targets to the generators' size and channels");
      }
      Map<MeasureFamily, PairedMeasure> measures = PairedFamilies.openTargets(setup);
      try {
        measures.values().forEach(measure -> measure.of(made, target));
      } finally {
        measures.values().forEach(PairedMeasure::close);
      }
    }
    readable(source, experiment.pictures(), made.channels());
  }

  /** The stream itself tells of a target that cannot be read or has another size. */
  private static void readable(PictureSource source, int count, int channels) {
    try (PictureStream stream = open(source, READ_AHEAD, channels)) {
      for (int read = 0; read < count; ) {
        read += stream.next().orElseThrow().count();
      }
    }
  }

  private static String shape(Pictures p) {
    return p.channels() + "x" + p.height() + "x" + p.width();
  }

  void force() {
    all().forEach(RowFile::force);
  }

  private Collection<RowFile> all() {
    return columns.values().stream().flatMap(own -> own.values().stream()).toList();
  }

  @Override
  public void close() {
    all().forEach(RowFile::close);
    measures.values().forEach(PairedMeasure::close);
    if (stream != null) {
      stream.close();
    }
  }
}
