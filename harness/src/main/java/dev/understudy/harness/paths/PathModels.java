package dev.understudy.harness.paths;

import dev.understudy.common.InputException;
import dev.understudy.farm.InputChecks;
import dev.understudy.farm.LatentModel;
import dev.understudy.metrics.paths.LatentMapping;
import dev.understudy.metrics.paths.PathGenerator;
import dev.understudy.metrics.paths.PathOptions.Space;
import dev.understudy.runtimes.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A generator and, if there is one, the mapping network before it, open. Not thread-safe. */
public final class PathModels implements AutoCloseable {
  private final PathNetworks networks;
  private final LatentModel generator;
  private final LatentModel.PictureReader pictures;
  private final @Nullable LatentModel mapping;

  private PathModels(PathNetworks networks, LatentModel generator, @Nullable LatentModel mapping) {
    this.networks = networks;
    this.generator = generator;
    this.pictures = generator.pictures(networks.output());
    this.mapping = mapping;
  }

  /**
   * Opens them.
   *
   * @param subject whose they are, for messages
   * @throws InputException if a graph draws random numbers, or the bindings do not fit
   */
  public static PathModels open(String subject, PathNetworks networks) {
    LatentModel generator =
        LatentModel.open(
            subject,
            networks.generator(),
            networks.options(),
            networks.latent(),
            networks.inputs());
    LatentModel mapping = null;
    try {
      if (networks.mapping() != null) {
        mapping =
            LatentModel.open(
                "mapping",
                networks.mapping(),
                networks.mappingOptions(),
                null,
                networks.mappingInputs());
      }
      return new PathModels(networks, generator, mapping);
    } catch (RuntimeException e) {
      generator.close();
      if (mapping != null) {
        mapping.close();
      }
      throw e;
    }
  }

  /** What they are. */
  public PathNetworks networks() {
    return networks;
  }

  /** Values in a normal latent. */
  int dimensions() {
    return mapping == null ? generator.latentSize() : mapping.latentSize();
  }

  /** How many steps the files that feed other inputs suffice for; unbounded without files. */
  public long available() {
    long own = generator.available();
    return mapping == null ? own : Math.min(own, mapping.available());
  }

  /**
   * Reads all that files hold for the other inputs of the first steps.
   *
   * @throws InputException naming the file, and what in it cannot be fed
   */
  public void check(InputChecks checks) {
    generator.check(checks);
    if (mapping != null) {
      mapping.check(checks);
    }
  }

  /** The mapping network by itself. */
  LatentMapping mappingAlone() {
    LatentModel network = Objects.requireNonNull(mapping);
    String output = network.output(null);
    return (first, z, count) -> spread(network.run(output, first, z, count), count);
  }

  /** The generator as paths in that space see it: in Z with the mapping network, in W without. */
  PathGenerator generator(Space space) {
    if (mapping == null || space == Space.W) {
      return pictures::generate;
    }
    LatentMapping before = mappingAlone();
    return (first, latents, count) ->
        pictures.generate(first, before.map(first, latents, count), count);
  }

  /** The same w for every layer, where the generator takes one for each. */
  private float[] spread(Tensor.Floats mapped, int count) {
    int made = mapped.size() / count;
    int wanted = generator.latentSize();
    List<Long> asked = generator.latent().shape();
    if (made == wanted) {
      return mapped.data();
    }
    if (asked.size() != 3 || asked.get(2) != made) {
      throw new InputException(
          String.valueOf(networks.mapping() == null ? "" : networks.mapping().path()),
          "it gives " + made + " values for a latent",
          "what the generator takes: " + generator.latent(),
          "export both networks of one generator");
    }
    float[] all = new float[count * wanted];
    for (int row = 0; row < all.length / made; row++) {
      System.arraycopy(mapped.data(), row / (wanted / made) * made, all, row * made, made);
    }
    return all;
  }

  @Override
  public void close() {
    generator.close();
    if (mapping != null) {
      mapping.close();
    }
  }
}
