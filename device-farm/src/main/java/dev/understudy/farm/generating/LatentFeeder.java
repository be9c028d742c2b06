package dev.understudy.farm.generating;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;

/** Standard normal latents; {@code RandomState(seed).randn(n, …row)} in whatever batches. */
public final class LatentFeeder implements InputFeeder {
  /** Values drawn at once while skipping: 512 KiB, small beside any model. */
  private static final int SKIP_CHUNK = 1 << 17;

  private static final long SEEDS = 1L << 32;

  private final NumpyRandomState random;
  private final BatchShape shape;

  private LatentFeeder(NumpyRandomState random, BatchShape shape) {
    this.random = random;
    this.shape = shape;
  }

  /** Checks that latents fit the input. */
  public static LatentFeeder of(
      InputBinding.Latent binding, TensorSpec spec, InputProblems problems) {
    if (!InputProblems.isFloat(spec.type())) {
      throw problems.error(
          spec.name(),
          "a latent cannot be fed to " + spec,
          "an input of floats",
          "bind a class label or a constant to it");
    }
    if (binding.seed() < 0 || binding.seed() >= SEEDS) {
      throw problems.error(
          spec.name(),
          "the latent's seed is " + binding.seed(),
          "a seed from 0 to " + (SEEDS - 1) + ", as NumPy takes them",
          "choose another seed");
    }
    return new LatentFeeder(new NumpyRandomState(binding.seed()), BatchShape.of(spec, problems));
  }

  @Override
  public Tensor next(int count) {
    return Tensor.of(random.gaussians(Math.multiplyExact(count, shape.rowSize())), shape.of(count));
  }

  @Override
  public void skip(long count) {
    for (long left = Math.multiplyExact(count, shape.rowSize()); left > 0; left -= SKIP_CHUNK) {
      random.gaussians((int) Math.min(left, SKIP_CHUNK));
    }
  }

  @Override
  public boolean oneByOne() {
    return shape.fixed();
  }
}
