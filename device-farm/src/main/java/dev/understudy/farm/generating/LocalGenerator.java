package dev.understudy.farm.generating;

import dev.understudy.datasets.Pictures;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
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
    try (ModelSession session = Runtimes.open(spec.model(), spec.options())) {
      return InputFeed.of(spec.subject(), spec.inputs(), session.inputs()).next(1);
    }
  }

  @Override
  public Pictures next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot generate " + count + " pictures");
    }
    if (!feed.oneByOne()) {
      return run(count);
    }
    Pictures first = run(1);
    if (count == 1) {
      return first;
    }
    int size = first.pictureSize();
    float[] all = new float[Math.multiplyExact(count, size)];
    System.arraycopy(first.data(), 0, all, 0, size);
    for (int i = 1; i < count; i++) {
      System.arraycopy(run(1).data(), 0, all, i * size, size);
    }
    return new Pictures(all, count, first.channels(), first.height(), first.width());
  }

  private Pictures run(int count) {
    Map<String, Tensor> outputs = session.run(feed.next(count), Set.of(output.name()));
    Tensor tensor = Objects.requireNonNull(outputs.get(output.name()), output.name());
    Pictures pictures = output.read(tensor, count, drawn);
    drawn += count;
    return pictures;
  }

  @Override
  public void skip(long count) {
    feed.skip(count);
    drawn += count;
  }

  @Override
  public void close() {
    session.close();
  }
}
