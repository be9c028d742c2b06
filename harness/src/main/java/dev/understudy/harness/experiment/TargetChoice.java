package dev.understudy.harness.experiment;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the pictures should have been.
 *
 * @param path the target pictures, or where they are paired by a list, that list
 * @param pairing how targets find their pictures
 * @param sources the pictures that the subjects are given, which targets are paired with; null for
 *     the only set that is bound to them
 */
public record TargetChoice(Path path, Pairing pairing, @Nullable Path sources) {
  /** How targets find their pictures. */
  public enum Pairing {
    /** Target i, by sorted name or in the set's own order, belongs to picture i. */
    ORDER,
    /** A target has the name of its source, but for the extension. */
    NAME,
    /** A file lists sources and targets. */
    LIST;

    /** The word in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
