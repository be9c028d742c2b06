package dev.understudy.farm.launching;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.understudy.common.Validity;
import dev.understudy.farm.InputBinding;
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
          .addMixIn(Validity.class, Plain.class)
          .build();

  private LaunchJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = InputBinding.Latent.class, name = "latent"),
    @JsonSubTypes.Type(value = InputBinding.ClassLabel.class, name = "class-label"),
    @JsonSubTypes.Type(value = InputBinding.Constant.class, name = "constant")
  })
  private interface Bindings {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Tensor.Floats.class, name = "floats"),
    @JsonSubTypes.Type(value = Tensor.Longs.class, name = "longs")
  })
  private interface Tensors {}

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
