package dev.understudy.farm.generating;

import dev.understudy.datasets.Pictures;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.InputChecks;
import dev.understudy.farm.InputFeed;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A generator that runs in this process. */
public final class LocalGenerator implements Generator {
  private final ModelSession session;
  private final InputFeed feed;
  private final PictureOutput output;
  private long drawn;

  private LocalGenerator(ModelSession session, InputFeed feed, PictureOutput output) {
    this.session = session;
    this.feed = feed;
    this.output = output;
  }

  /** Loads the model and checks the bindings. */
  public static LocalGenerator open(GeneratorSpec spec) {
    ModelSession session = Runtimes.open(spec.model(), spec.options());
    try {
      return new LocalGenerator(
          session,
          InputFeed.of(spec.subject(), spec.inputs(), session.inputs()),
          PictureOutput.of(spec.subject(), spec.output(), session.outputs()));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** The inputs of the first picture, batch 1. */
  public static Map<String, Tensor> exampleInputs(GeneratorSpec spec) {
    try (ModelSession session = Runtimes.open(spec.model(), spec.options());
        InputFeed feed = InputFeed.of(spec.subject(), spec.inputs(), session.inputs())) {
      return feed.next(1);
    }
  }

  /**
   * How many pictures every call makes, where the model fixes that; 0 where it takes any number.
   */
  public static int batch(GeneratorSpec spec) {
    try (ModelSession session = Runtimes.open(spec.model(), spec.options());
        InputFeed feed = InputFeed.of(spec.subject(), spec.inputs(), session.inputs())) {
      return feed.batch();
    }
  }

  @Override
  public Pictures next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot generate " + count + " pictures");
    }
    int most = feed.batch() == 0 ? count : feed.batch();
    if (count <= most) {
      return run(count);
    }
    Pictures first = run(most);
    int size = first.pictureSize();
    float[] all = new float[Math.multiplyExact(count, size)];
    System.arraycopy(first.data(), 0, all, 0, first.data().length);
    for (int at = most; at < count; at += most) {
      float[] more = run(Math.min(most, count - at)).data();
      System.arraycopy(more, 0, all, at * size, more.length);
    }
    return new Pictures(all, count, first.channels(), first.height(), first.width());
  }

  private Pictures run(int count) {
    Map<String, Tensor> outputs = session.run(feed.next(count), Set.of(output.name()));
    Tensor tensor = Objects.requireNonNull(outputs.get(output.name()), output.name());
    int made = feed.batch() == 0 ? count : feed.batch();
    Pictures pictures = output.read(tensor, made, drawn);
    drawn += count;
    return made == count ? pictures : FixedBatch.first(pictures, count);
  }

  @Override
  public void skip(long count) {
    feed.skip(count);
    drawn += count;
  }

  @Override
  public long available() {
    return feed.available();
  }

  @Override
  public void check(InputChecks checks) {
    feed.check(checks);
  }

  @Override
  public void close() {
    feed.close();
    session.close();
  }
}
