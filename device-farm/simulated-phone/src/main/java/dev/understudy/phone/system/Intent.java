package dev.understudy.phone.system;

import java.util.Map;

/**
 * What an activity is started with.
 *
 * @param action {@code android.intent.action.MAIN}; may be empty
 * @param packageName of the activity
 * @param activity its whole class name
 * @param extras String, Integer, Long, Float, Boolean, or null by their keys' names
 */
public record Intent(
    String action, String packageName, String activity, Map<String, Object> extras) {
  /** The component as Android writes it: {@code package/activity}. */
  public String component() {
    return packageName + "/" + activity;
  }
}
