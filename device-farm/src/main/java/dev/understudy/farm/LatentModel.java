package dev.understudy.farm;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.generating.InputPatterns;
import dev.understudy.farm.generating.InputProblems;
import dev.understudy.farm.generating.PictureOutput;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that is fed latents from outside, row by row, its other inputs by bindings: a generator,
 * or the mapping network before it. Equal latents give equal outputs at one row's number, by which
 * labels and noise are drawn. Not thread-safe.
 */
public final class LatentModel implements AutoCloseable {
  private final InputProblems problems;
  private final ModelSession session;
  private final TensorSpec latent;
  private final InputFeed others;
  private Fed fed = new Fed(0, 0, List.of());

  /** The other inputs of rows, one mapping per run of the model: both ends of a step get them. */
  private record Fed(long first, int count, List<Map<String, Tensor>> inputs) {}

  private LatentModel(
      String subject, ModelSession session, @Nullable String input, List<InputBinding> bound) {
    this.session = session;
    this.problems = InputProblems.ofInputs(subject, session.inputs());
    this.latent = latent(input, bound);
    List<TensorSpec> others = session.inputs().stream().filter(s -> !s.equals(latent)).toList();
    checkLatent();
    this.others = InputFeed.of(subject, bound, others);
  }

  /**
   * Opens one.
   *
   * @param subject what it is called in messages
   * @param input the latent's name, or null for the one input that nothing else is bound to
   * @param bound a binding for each of the other inputs
   * @throws InputException if the model draws random numbers of its own, an input is unknown or
   *     nothing is bound to it, or the latent's row has no fixed size
   */
  public static LatentModel open(
      String subject,
      ModelFile model,
      SessionOptions options,
      @Nullable String input,
      List<InputBinding> bound) {
    List<String> random = Runtimes.randomNodes(model);
    if (!random.isEmpty()) {
      throw new InputException(
          model.path().toString(),
          "the graph draws random numbers of its own: " + String.join(", ", random),
          "equal outputs for equal latents",
          "export it with its noise constant, or as inputs that a constant can be bound to");
    }
    ModelSession session = Runtimes.open(model, options);
    try {
      return new LatentModel(subject, session, input, bound);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private TensorSpec latent(@Nullable String input, List<InputBinding> bound) {
    if (input != null) {
      return session.inputs().stream()
          .filter(spec -> spec.name().equals(input))
          .findFirst()
          .orElseThrow(() -> problems.unknown(input));
    }
    List<TensorSpec> free =
        session.inputs().stream()
            .filter(
                spec ->
                    bound.stream().noneMatch(b -> InputPatterns.matches(b.input(), spec.name())))
            .toList();
    if (free.size() != 1) {
      throw problems.error(
          "?",
          free.size() + " of its inputs may be the latent",
          problems.listed(),
          "name the latent's input, and bind something to every other");
    }
    return free.get(0);
  }

  private void checkLatent() {
    List<Long> shape = latent.shape();
    boolean batch = !shape.isEmpty() && (shape.get(0) < 0 || shape.get(0) == 1);
    boolean fixed = batch && shape.stream().skip(1).allMatch(d -> d > 0) && shape.size() > 1;
    boolean floats = latent.type() == ElementType.FLOAT32 || latent.type() == ElementType.FLOAT16;
    if (!fixed || !floats) {
      throw problems.error(
          latent.name(),
          "a latent cannot be fed to " + latent,
          "floats, a first axis for the batch (dynamic or 1), every other axis fixed",
          "export the model so, or name another input");
    }
  }

  /** The latent's input with its shape. */
  public TensorSpec latent() {
    return latent;
  }

  /** Values in one latent. */
  public int latentSize() {
    return Math.toIntExact(latent.shape().stream().skip(1).reduce(1L, Math::multiplyExact));
  }

  /**
   * One of the outputs for latents.
   *
   * @param output its name
   * @param first the first row's number, by which the other inputs are fed; never less than in an
   *     earlier call, but for the same rows again
   * @param latents {@code [count, latentSize]} row-major
   * @return {@code [count, …]} row-major
   * @throws InputException if the output is not of floats, or not one row per latent
   */
  public Tensor.Floats run(String output, long first, float[] latents, int count) {
    int step = latent.shape().get(0) == 1 || others.oneByOne() ? 1 : count;
    feed(first, count, step);
    float[] all = new float[0];
    long[] shape = {};
    for (int from = 0; from < count; from += step) {
      Tensor.Floats made = once(output, latents, from, step, fed.inputs().get(from / step));
      if (from == 0) {
        shape = made.shape().clone();
        all = new float[Math.multiplyExact(made.data().length, count / step)];
      }
      System.arraycopy(made.data(), 0, all, from * (made.data().length / step), made.data().length);
    }
    shape[0] = count;
    return Tensor.of(all, shape);
  }

  private void feed(long first, int count, int step) {
    if (first == fed.first() && count == fed.count()) {
      return;
    }
    others.skip(first - (fed.first() + fed.count()));
    List<Map<String, Tensor>> inputs = new ArrayList<>();
    for (int from = 0; from < count; from += step) {
      inputs.add(others.next(step));
    }
    fed = new Fed(first, count, inputs);
  }

  private Tensor.Floats once(
      String output, float[] latents, int from, int count, Map<String, Tensor> bound) {
    int size = latentSize();
    long[] shape = latent.shape().stream().mapToLong(Long::longValue).toArray();
    shape[0] = count;
    Map<String, Tensor> inputs = new HashMap<>(bound);
    inputs.put(
        latent.name(),
        Tensor.of(Arrays.copyOfRange(latents, from * size, (from + count) * size), shape));
    Tensor made = Objects.requireNonNull(session.run(inputs, Set.of(output)).get(output), output);
    if (made instanceof Tensor.Floats floats
        && made.shape().length > 1
        && made.shape()[0] == count) {
      return floats;
    }
    throw InputProblems.ofOutputs(problems.subject(), session.outputs())
        .error(
            output,
            "its shape is " + Arrays.toString(made.shape()) + " for " + count + " latents",
            "floats, one row for each latent",
            "export the model with the same batch axis on inputs and outputs");
  }

  /**
   * The name of an output.
   *
   * @param asked its name, or null to take the model's only one
   * @throws InputException if there is no such output, or several and none is named
   */
  public String output(@Nullable String asked) {
    InputProblems outputs = InputProblems.ofOutputs(problems.subject(), session.outputs());
    if (asked == null && session.outputs().size() != 1) {
      throw outputs.error(
          "?",
          "the model has " + session.outputs().size() + " outputs and none is named",
          outputs.listed(),
          "name the one to read");
    }
    String name = asked == null ? session.outputs().get(0).name() : asked;
    if (session.outputs().stream().noneMatch(spec -> spec.name().equals(name))) {
      throw outputs.unknown(name);
    }
    return name;
  }

  /** How to read an output as pictures. */
  public PictureReader pictures(ImageOutput asked) {
    PictureOutput output = PictureOutput.of(problems.subject(), asked, session.outputs());
    return (first, latents, count) ->
        output.read(run(output.name(), first, latents, count), count, first);
  }

  /**
   * How many rows the other inputs can be fed for: what the shortest of their files holds; {@link
   * Long#MAX_VALUE} where nothing bounds them.
   */
  public long available() {
    return others.available();
  }

  /**
   * Reads all that files hold for the other inputs of the first rows, without running the model.
   *
   * @throws InputException naming the file, and what in it cannot be fed
   */
  public void check(InputChecks checks) {
    others.check(checks);
  }

  /** Pictures from latents. */
  @FunctionalInterface
  public interface PictureReader {
    /**
     * Generates pictures in [-1,1], never rounded to 8 bits.
     *
     * @param first the first one's number, for messages
     * @param latents {@code [count, latentSize]} row-major
     */
    Pictures generate(long first, float[] latents, int count);
  }

  @Override
  public void close() {
    others.close();
    session.close();
  }
}
