package dev.understudy.harness.run;

import dev.understudy.metrics.Difference;
import dev.understudy.reports.Role;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;

/** The teacher with each student. */
final class Pairs {
  private Pairs() {}

  /** Student − teacher. */
  interface Differ {
    Difference between(Contestant teacher, Contestant student);
  }

  /** Visits (teacher, student) for each student; nothing where there is no teacher. */
  static void forEach(PictureStage stage, BiConsumer<Contestant, Contestant> visitor) {
    stage.teacher().ifPresent(t -> stage.students().forEach(student -> visitor.accept(t, student)));
  }

  /** The same without a stage. */
  static void forEach(Setup setup, BiConsumer<Contestant, Contestant> visitor) {
    setup.contestants().stream()
        .filter(t -> t.role() == Role.TEACHER)
        .forEach(
            t ->
                setup.contestants().stream()
                    .filter(s -> s.role() == Role.STUDENT)
                    .forEach(s -> visitor.accept(t, s)));
  }

  /** The value of a key that must be there. */
  static <K, V> V of(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new NoSuchElementException("nothing is known of " + key);
    }
    return value;
  }
}
