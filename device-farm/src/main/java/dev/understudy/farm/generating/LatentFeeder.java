package dev.understudy.farm.generating;

import dev.understudy.datasets.NumpyRandom;
import dev.understudy.datasets.TruncatedNormal;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.LatentDistribution;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;

/** Latents, row after row: the same numbers in whatever batches they are asked for. */
public final class LatentFeeder implements InputFeeder {
  private final BatchShape shape;
  private final RowTruncation truncation;
  private final DoubleSupplier draw;
  private final LongConsumer skip;

  private LatentFeeder(
      BatchShape shape, RowTruncation truncation, DoubleSupplier draw, LongConsumer skip) {
    this.shape = shape;
    this.truncation = truncation;
    this.draw = draw;
    this.skip = skip;
  }

  /** Checks that latents fit the input. */
  public static LatentFeeder of(
      InputBinding.Latent binding, TensorSpec spec, InputProblems problems) {
    if (!InputProblems.takesReals(spec.type())) {
      throw problems.error(
          spec.name(),
          "a latent cannot be fed to " + spec,
          "an input of floats, or of quantised ones",
          "bind a class label or a constant to it");
    }
    BatchShape shape = BatchShape.of(spec, binding.shape(), problems);
    RowTruncation truncation = RowTruncation.of(binding.truncation(), shape, spec, problems);
    NumpyRandom random = Seeds.open(binding.numbers(), binding.seed(), spec.name(), problems);
    LatentDistribution distribution = binding.distribution();
    if (distribution instanceof LatentDistribution.TruncatedNormal truncated) {
      TruncatedNormal normal = new TruncatedNormal(truncated.threshold());
      return new LatentFeeder(
          shape, truncation, () -> normal.quantile(random.nextDouble()), random::skipDoubles);
    }
    if (distribution instanceof LatentDistribution.Uniform uniform) {
      double low = uniform.low();
      double width = uniform.high() - low;
      return new LatentFeeder(
          shape, truncation, () -> low + width * random.nextDouble(), random::skipDoubles);
    }
    return new LatentFeeder(shape, truncation, random::nextGaussian, random::skipGaussians);
  }

  @Override
  public Tensor next(int count) {
    int size = shape.rowSize();
    float[] values = new float[Math.multiplyExact(count, size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = truncation.apply(draw.getAsDouble(), i % size);
    }
    return Tensor.of(values, shape.of(count));
  }

  @Override
  public void skip(long count) {
    skip.accept(Math.multiplyExact(count, shape.rowSize()));
  }

  @Override
  public int batch() {
    return shape.batch();
  }
}
