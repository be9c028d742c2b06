package dev.understudy.phone.system;

/**
 * Something on the screen, as UiAutomator sees it.
 *
 * @param className {@code android.widget.TextView}
 * @param resourceId {@code package:id/name}; may be empty
 * @param accessibilityId the content description; may be empty
 */
public record UiElement(String className, String resourceId, String accessibilityId, String text) {
  /** A text that is found by its accessibility id. */
  public static UiElement text(String accessibilityId, String text) {
    return new UiElement("android.widget.TextView", "", accessibilityId, text);
  }
}
