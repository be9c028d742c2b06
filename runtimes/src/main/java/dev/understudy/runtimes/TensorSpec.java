package dev.understudy.runtimes;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model says of one input or output.
 *
 * @param name the tensor's name
 * @param type its element type
 * @param shape its dimensions, -1 where dynamic
 */
public record TensorSpec(String name, ElementType type, List<Long> shape) {
  /** Copies the shape. */
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  @Override
  public String toString() {
    return name
        + " "
        + type
        + shape.stream()
            .map(d -> d < 0 ? "N" : d.toString())
            .collect(Collectors.joining(",", "[", "]"));
  }
}
