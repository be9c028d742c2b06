package dev.understudy.datasets.pictures;

import dev.understudy.datasets.archives.NameOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Labels by the first folder of a name, numbered in sorted order, as torchvision's ImageFolder. */
final class ClassFolders {
  private ClassFolders() {}

  /** One label per name, or none if a picture lies in no folder. */
  static Optional<int[]> labels(List<String> names) {
    if (names.stream().anyMatch(name -> name.indexOf('/') < 0)) {
      return Optional.empty();
    }
    return Optional.of(numbered(names.stream().map(n -> n.substring(0, n.indexOf('/'))).toList()));
  }

  /** The number of each name among all different ones, sorted by code point. */
  static int[] numbered(List<String> classes) {
    var sorted = new TreeSet<>(NameOrder::byCodePoint);
    sorted.addAll(classes);
    var order = List.copyOf(sorted);
    var number = new HashMap<String, Integer>();
    for (int i = 0; i < order.size(); i++) {
      number.put(order.get(i), i);
    }
    return classes.stream().mapToInt(number::get).toArray();
  }
}
