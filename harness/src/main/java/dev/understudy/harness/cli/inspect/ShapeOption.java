package dev.understudy.harness.cli.inspect;

import dev.understudy.common.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code NAME=1x3x256x256}; {@code NAME=} is a scalar. */
final class ShapeOption {
  private ShapeOption() {}

  static Map<String, List<Long>> all(List<String> given) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.lastIndexOf('=');
      if (equals < 1) {
        throw wrong("'" + text + "' has no input's name before an equals sign");
      }
      String name = text.substring(0, equals);
      if (shapes.put(name, sizes(text, text.substring(equals + 1).strip())) != null) {
        throw wrong("the input '" + name + "' has two shapes");
      }
    }
    return shapes;
  }

  private static List<Long> sizes(String text, String sizes) {
    List<Long> shape = new ArrayList<>();
    if (sizes.isEmpty()) {
      return shape;
    }
    for (String part : sizes.split("[x,]", -1)) {
      if (!part.strip().matches("[1-9][0-9]{0,8}")) {
        throw wrong("'" + part + "' in '" + text + "' is no size");
      }
      shape.add(Long.parseLong(part.strip()));
    }
    return shape;
  }

  private static InputException wrong(String problem) {
    return new InputException(
        "--shape",
        problem,
        "NAME=SIZE, whole numbers from 1 joined by x, the batch first",
        "write it like --shape x=1x3x256x256; `understudy inspect MODEL` lists the inputs");
  }
}
