package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.Resizing;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.Heads;
import dev.understudy.farm.HeadsGenerator;
import dev.understudy.farm.InputChecks;
import dev.understudy.farm.LocalDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pictures of all exits at equal inputs, with what is predicted of them. */
final class ExitPictures implements AutoCloseable {
  /** How smaller pictures are brought to the last exit's size: what a network would do itself. */
  static final Resizing RESIZING = Resizing.PYTORCH_BILINEAR;

  private final ExitFiles exits;
  private final String where;
  private final List<HeadsGenerator> generators = new ArrayList<>();
  private final @Nullable HeadsGenerator predictor;

  private ExitPictures(ExitFiles exits, GeneratorSpec subject, String where) {
    this.exits = exits;
    this.where = where;
    try {
      if (exits.files().isEmpty()) {
        generators.add(
            LocalDevice.openHeads(
                Setup.onAllCores(subject),
                exits.heads(subject),
                exits.predictsWithin() ? exits.predictorOutput() : null));
      }
      for (GeneratorSpec file : exits.files()) {
        generators.add(LocalDevice.openHeads(Setup.onAllCores(file), List.of(file.output()), null));
      }
      this.predictor =
          exits.predictor() == null
              ? null
              : LocalDevice.openHeads(
                  Setup.onAllCores(exits.predictor()), List.of(), exits.predictorOutput());
    } catch (RuntimeException e) {
      generators.forEach(HeadsGenerator::close);
      throw e;
    }
  }

  /**
   * Opens a subject's exits.
   *
   * @param subject the model that has them, where they are outputs
   * @param where the place in the experiment file, for messages
   * @throws InputException if an exit or the predictor is no output of its model, or a binding does
   *     not fit
   */
  static ExitPictures open(ExitFiles exits, GeneratorSpec subject, String where) {
    return new ExitPictures(exits, subject, where);
  }

  /**
   * A batch.
   *
   * @param own each exit's pictures at their own size, as floats
   * @param predicted the predicted distances {@code [N, K or K-1]} row-major, empty without a
   *     predictor
   */
  @SuppressWarnings("ArrayRecordComponent") // rows, passed on as they are
  record Batch(List<Pictures> own, float[] predicted) {
    /** The last exit's pictures, rounded to the 8 bits of a saved file. */
    Pictures last() {
      return Quantisation.ROUND.apply(own.get(own.size() - 1));
    }

    /** An exit's pictures at the last one's size, rounded to 8 bits after that. */
    Pictures fitted(int exit) {
      Pictures last = own.get(own.size() - 1);
      Pictures made = own.get(exit);
      boolean same = made.height() == last.height() && made.width() == last.width();
      return Quantisation.ROUND.apply(
          same ? made : RESIZING.apply(made, last.height(), last.width()));
    }
  }

  /** The next pictures of every exit. */
  Batch next(int count) {
    List<Pictures> own = new ArrayList<>();
    float[] predicted = new float[0];
    for (HeadsGenerator generator : generators) {
      Heads heads = generator.next(count);
      own.addAll(heads.pictures());
      predicted = heads.values().length == 0 ? predicted : heads.values();
    }
    if (predictor != null) {
      predicted = predictor.next(count).values();
    }
    check(own, predicted, count);
    return new Batch(own, predicted);
  }

  private void check(List<Pictures> own, float[] predicted, int count) {
    Pictures last = own.get(own.size() - 1);
    for (int k = 0; k < own.size(); k++) {
      if (own.get(k).channels() != last.channels()) {
        throw new InputException(
            where,
            "the exit "
                + exits.names().get(k)
                + " has "
                + own.get(k).channels()
                + " channels and the last one "
                + last.channels(),
            "exits with equal channels",
            "leave that exit out, or export it with the last one's channels");
      }
    }
    int width = predicted.length == 0 ? exits.count() : predicted.length / count;
    if (width != exits.count() && width != exits.count() - 1) {
      throw new InputException(
          where,
          "the predictor "
              + exits.predictorOutput()
              + " gives "
              + width
              + " values per picture for "
              + exits.count()
              + " exits",
          "[N,"
              + exits.count()
              + "], the predicted distance of each exit, or [N,"
              + (exits.count() - 1)
              + "] without the last",
          "name the output that predicts the distances, or list the exits that it speaks of");
    }
  }

  /** Passes over the inputs of {@code count} pictures. */
  void skip(long count) {
    generators.forEach(g -> g.skip(count));
    if (predictor != null) {
      predictor.skip(count);
    }
  }

  /** How many pictures the files that are bound hold inputs for. */
  long available() {
    return all().mapToLong(HeadsGenerator::available).min().orElse(Long.MAX_VALUE);
  }

  /** Reads all that files hold for the first pictures. */
  void check(InputChecks checks) {
    all().forEach(generator -> generator.check(checks));
  }

  private Stream<HeadsGenerator> all() {
    return Stream.concat(generators.stream(), Stream.ofNullable(predictor));
  }

  @Override
  public void close() {
    generators.forEach(HeadsGenerator::close);
    if (predictor != null) {
      predictor.close();
    }
  }
}
