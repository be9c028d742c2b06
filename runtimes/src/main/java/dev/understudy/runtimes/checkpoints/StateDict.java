package dev.understudy.runtimes.checkpoints;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * The tensors of a PyTorch checkpoint by key, in the file's order; {@code module.} prefixes and a
 * wrapping {@code state_dict} are taken off. Doubles, halves and bfloat16 are floats here, integers
 * and booleans longs. Tied weights may share one tensor, which is not to be written to.
 *
 * @param tensors by key
 */
public record StateDict(Map<String, Tensor> tensors) {
  /** Copies the map, keeping its order. */
  public StateDict {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads a {@code .pth} file of either layout (zip, or the older one of pickles and storages).
   * Nothing in the file is executed. It takes as much heap as the tensors and some megabytes.
   *
   * @throws dev.understudy.common.InputException if the file is damaged, or names a class or
   *     function that is not on the list of those that tensors need
   */
  public static StateDict read(Path file) {
    return open(
        file,
        layout ->
            new StateDict(new TensorReader(layout).read(CheckpointObject.tensors(layout.root()))));
  }

  /**
   * The shapes of a checkpoint's tensors, by key as {@link #read} gives them; their elements are
   * not read, so it is quick for any size.
   *
   * @throws dev.understudy.common.InputException as {@link #read}
   */
  public static Map<String, long[]> shapes(Path file) {
    return open(
        file,
        layout -> {
          Map<String, long[]> shapes = new LinkedHashMap<>();
          CheckpointObject.tensors(layout.root())
              .forEach((key, tensor) -> shapes.put(key, tensor.dimensions()));
          return shapes;
        });
  }

  private interface Use<T> {
    T of(Layout layout) throws IOException, Refusal;
  }

  private static <T> T open(Path file, Use<T> use) {
    checkReadable(file);
    try (Layout layout = Layouts.open(file)) {
      return use.of(layout);
    } catch (Refusal e) {
      throw new InputException(file.toString(), e.problem(), e.expected(), e.remedy(), e);
    } catch (ZipException | EOFException e) {
      Refusal damaged = Refusal.damaged(String.valueOf(e.getMessage()));
      throw new InputException(
          file.toString(), damaged.problem(), damaged.expected(), damaged.remedy(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void checkReadable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InputException(
          file.toString(),
          !Files.exists(file)
              ? "the checkpoint does not exist"
              : Files.isDirectory(file)
                  ? "this is a directory, not a checkpoint"
                  : "the checkpoint cannot be read",
          "a .pth file that torch.save wrote",
          "check the path and your permission to read it");
    }
  }
}
