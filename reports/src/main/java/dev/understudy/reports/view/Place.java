package dev.understudy.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * Where something was measured.
 *
 * @param device the device's id, or null where it does not matter
 * @param runtime the runtime's id, with a configuration's name behind a slash where it has one; or
 *     null where it does not matter
 */
public record Place(@Nullable String device, @Nullable String runtime) {
  /** Where it does not matter. */
  public static final Place ANYWHERE = new Place(null, null);

  /** For a heading: {@code local · onnxruntime}; empty where it does not matter. */
  public String label() {
    if (device == null) {
      return runtime == null ? "" : Names.visible(runtime);
    }
    String shown = Names.visible(device);
    return runtime == null ? shown : shown + " · " + Names.visible(runtime);
  }
}
