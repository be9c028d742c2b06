package dev.understudy.agent;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What Android has gained since the framework classes that we compile against (Android 4.1, the
 * newest on Maven Central). Null where this phone is older than the thing asked for.
 */
final class Newer {
  private Newer() {}

  /** A static field's value. */
  static @Nullable Object field(Class<?> type, String name) {
    try {
      return type.getField(name).get(null);
    } catch (ReflectiveOperationException older) {
      return null;
    }
  }

  /** What a method without arguments returns. */
  static @Nullable Object call(Object target, String name) {
    return call(target, name, new Class<?>[0]);
  }

  /** What a method returns. */
  static @Nullable Object call(Object target, String name, Class<?>[] types, Object... arguments) {
    try {
      Method method = target.getClass().getMethod(name, types);
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException older) {
      return null;
    }
  }
}
