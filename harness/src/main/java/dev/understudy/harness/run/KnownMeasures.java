package dev.understudy.harness.run;

import java.util.Set;

/** Which measures there are, for those who name them. */
public final class KnownMeasures {
  private KnownMeasures() {}

  /** Their ids; Fréchet distances on networks of the user's own go by {@code fd-} and a name. */
  public static Set<String> ids() {
    return Measures.ids();
  }
}
