package dev.understudy.farm.launching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.understudy.common.Validity;
import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.InputFile;
import dev.understudy.farm.LatentDistribution;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files between parent and child: a {@link LaunchJob} there, a {@link LaunchReport} back. */
public final class LaunchJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addMixIn(InputBinding.class, Bindings.class)
          .addMixIn(Tensor.class, Tensors.class)
          .addMixIn(LatentDistribution.class, Distributions.class)
          .addMixIn(ClassChoice.class, Choices.class)
          .addMixIn(InputFile.class, Paths.class)
          .addMixIn(Validity.class, Plain.class)
          .build();

  private LaunchJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = InputBinding.Latent.class, name = "latent"),
    @JsonSubTypes.Type(value = InputBinding.ClassLabel.class, name = "class-label"),
    @JsonSubTypes.Type(value = InputBinding.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = InputBinding.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = InputBinding.Images.class, name = "images"),
    @JsonSubTypes.Type(value = InputBinding.Labels.class, name = "label-maps")
  })
  private interface Bindings {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Tensor.Floats.class, name = "floats"),
    @JsonSubTypes.Type(value = Tensor.Longs.class, name = "longs")
  })
  private interface Tensors {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = LatentDistribution.Normal.class, name = "normal"),
    @JsonSubTypes.Type(value = LatentDistribution.TruncatedNormal.class, name = "truncated-normal"),
    @JsonSubTypes.Type(value = LatentDistribution.Uniform.class, name = "uniform")
  })
  private interface Distributions {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ClassChoice.InTurn.class, name = "in-turn"),
    @JsonSubTypes.Type(value = ClassChoice.Always.class, name = "always"),
    @JsonSubTypes.Type(value = ClassChoice.Listed.class, name = "listed"),
    @JsonSubTypes.Type(value = ClassChoice.Drawn.class, name = "drawn")
  })
  private interface Choices {}

  /** A file goes as its path, and is read where it arrives. */
  private abstract static class Paths {
    @JsonCreator
    static InputFile of(Path path) {
      return InputFile.of(path);
    }

    @JsonValue
    abstract Path path();
  }

  /** isMeasured() is derived, not a component. */
  @JsonIgnoreProperties("measured")
  private interface Plain {}

  /** Writes atomically: a reader finds the whole file or none. */
  public static void write(Path file, Object value) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, MAPPER.writeValueAsBytes(value));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads what {@link #write} wrote. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return MAPPER.readValue(Files.readAllBytes(file), type);
  }
}
