package dev.understudy.reports.json;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the first null in a record where its declaration allows none. */
final class NullCheck {
  private NullCheck() {}

  /** The path of the first forbidden null, such as {@code rows[3].subject}. */
  static Optional<String> find(Record value) {
    return inRecord(value, "");
  }

  private static Optional<String> inRecord(Record value, String path) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String here = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Object inner = read(value, component);
      if (inner == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        return Optional.of(here);
      }
      Optional<String> found = within(inner, here);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> within(@Nullable Object value, String path) {
    if (value instanceof Record inner) {
      return inRecord(inner, path);
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Optional<String> found = element(list.get(i), path + "[" + i + "]");
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Optional<String> found = element(entry.getValue(), path + "." + entry.getKey());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> element(@Nullable Object value, String path) {
    return value == null ? Optional.of(path) : within(value, path);
  }

  private static @Nullable Object read(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
