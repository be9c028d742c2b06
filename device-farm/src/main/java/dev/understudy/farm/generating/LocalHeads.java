package dev.understudy.farm.generating;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.Heads;
import dev.understudy.farm.HeadsGenerator;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputChecks;
import dev.understudy.farm.InputFeed;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several outputs of a model that runs in this process. */
public final class LocalHeads implements HeadsGenerator {
  private final ModelSession session;
  private final InputFeed feed;
  private final List<PictureOutput> pictures;
  private final @Nullable String values;
  private final Set<String> wanted = new HashSet<>();
  private long drawn;

  private LocalHeads(
      ModelSession session, InputFeed feed, List<PictureOutput> pictures, @Nullable String values) {
    this.session = session;
    this.feed = feed;
    this.pictures = List.copyOf(pictures);
    this.values = values;
    pictures.forEach(p -> wanted.add(p.name()));
    if (values != null) {
      wanted.add(values);
    }
  }

  /** Loads the model and checks the bindings and outputs. */
  public static LocalHeads open(
      GeneratorSpec spec, List<ImageOutput> pictures, @Nullable String values) {
    ModelSession session = Runtimes.open(spec.model(), spec.options());
    try {
      List<TensorSpec> outputs = session.outputs();
      if (values != null && outputs.stream().noneMatch(o -> o.name().equals(values))) {
        throw InputProblems.ofOutputs(spec.subject(), outputs).unknown(values);
      }
      return new LocalHeads(
          session,
          InputFeed.of(spec.subject(), spec.inputs(), session.inputs()),
          pictures.stream().map(p -> PictureOutput.of(spec.subject(), p, outputs)).toList(),
          values);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Heads next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot generate " + count + " pictures");
    }
    int most = feed.batch() == 0 ? count : feed.batch();
    List<Heads> parts = new ArrayList<>();
    for (int done = 0; done < count; done += most) {
      parts.add(run(Math.min(most, count - done)));
    }
    return parts.size() == 1 ? parts.get(0) : join(parts, count);
  }

  private Heads run(int count) {
    Map<String, Tensor> outputs = session.run(feed.next(count), wanted);
    int rows = feed.batch() == 0 ? count : feed.batch();
    List<Pictures> made = new ArrayList<>();
    for (PictureOutput output : pictures) {
      made.add(FixedBatch.first(output.read(of(outputs, output.name()), rows, drawn), count));
    }
    float[] others = values == null ? new float[0] : floats(values, of(outputs, values), rows);
    drawn += count;
    return new Heads(made, Arrays.copyOf(others, others.length / rows * count));
  }

  private static Tensor of(Map<String, Tensor> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }

  private float[] floats(String name, Tensor tensor, int count) {
    long[] shape = tensor.shape();
    if (shape.length == 0 || shape[0] != count || !(tensor instanceof Tensor.Floats floats)) {
      throw new InputException(
          name,
          "the output is of shape " + Arrays.toString(shape),
          "floats [" + count + ",K], one row for each picture",
          "name an output that gives a row of numbers per picture");
    }
    return floats.data();
  }

  private static Heads join(List<Heads> parts, int count) {
    List<Pictures> joined = new ArrayList<>();
    for (int head = 0; head < parts.get(0).pictures().size(); head++) {
      Pictures first = parts.get(0).pictures().get(head);
      float[] all = new float[Math.multiplyExact(count, first.pictureSize())];
      int at = 0;
      for (Heads part : parts) {
        float[] data = part.pictures().get(head).data();
        System.arraycopy(data, 0, all, at, data.length);
        at += data.length;
      }
      joined.add(new Pictures(all, count, first.channels(), first.height(), first.width()));
    }
    int width = parts.get(0).values().length / parts.get(0).pictures().get(0).count();
    float[] values = new float[count * width];
    int at = 0;
    for (Heads part : parts) {
      System.arraycopy(part.values(), 0, values, at, part.values().length);
      at += part.values().length;
    }
    return new Heads(joined, values);
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
