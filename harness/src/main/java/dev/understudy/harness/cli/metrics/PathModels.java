package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.farm.LatentModel;
import dev.understudy.metrics.paths.LatentMapping;
import dev.understudy.metrics.paths.PathGenerator;
import dev.understudy.metrics.paths.PathOptions.Space;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A generator and, if there is one, the mapping network before it, open.
 *
 * @param file the generator's
 * @param pictures how its output is read
 * @param mappingFile the mapping network's, or null
 * @param constants what is bound to their other inputs, as the user wrote it
 */
record PathModels(
    ModelFile file,
    LatentModel generator,
    LatentModel.PictureReader pictures,
    @Nullable ModelFile mappingFile,
    @Nullable LatentModel mapping,
    List<String> constants)
    implements AutoCloseable {

  /** Values in a normal latent. */
  int dimensions() {
    return mapping == null ? generator.latentSize() : mapping.latentSize();
  }

  /** The mapping network by itself. */
  LatentMapping mappingAlone() {
    LatentModel network = Objects.requireNonNull(mapping);
    String output = network.output(null);
    return (first, z, count) -> spread(network.run(output, z, count), count);
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
          String.valueOf(mappingFile == null ? "" : mappingFile.path()),
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

  /** For the footnote. */
  String describe() {
    return "generator "
        + shown(file)
        + (mappingFile == null ? "" : " after mapping " + shown(mappingFile))
        + (constants.isEmpty() ? "" : ", constant " + String.join(", ", constants))
        + "; ";
  }

  private static String shown(ModelFile model) {
    return model.path().getFileName() + " " + AnswerText.shortened(model.sha256());
  }

  List<Answer.Input> inputs() {
    List<Answer.Input> inputs = new ArrayList<>();
    inputs.add(input("generator", file));
    if (mappingFile != null) {
      inputs.add(input("mapping", mappingFile));
    }
    return inputs;
  }

  private static Answer.Input input(String role, ModelFile model) {
    return new Answer.Input(role, model.path().toString(), "model", 0, model.sha256());
  }

  @Override
  public void close() {
    generator.close();
    if (mapping != null) {
      mapping.close();
    }
  }
}
