package dev.understudy.measuring.job;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a test phone that make or break runs. What a phone does not tell is null.
 *
 * @param developerOptions whether the developer options are on
 * @param usbDebugging whether USB debugging is
 * @param stayAwake whether the screen stays on while power comes in
 * @param screenLock whether PIN, pattern or password unlock the screen
 * @param locked whether the lock screen is shown now
 * @param keepsActivities whether activities that leave the front live on; an option for debugging
 *     destroys them
 * @param checksUsbApps whether apps that come by USB are checked, and so may be held up by a
 *     dialogue
 * @param gpuDebugLayers whether layers for debugging come between this app and the GPU
 * @param systemUpdates whether the phone may restart into a new system by itself
 */
public record DeveloperSettings(
    @Nullable Boolean developerOptions,
    @Nullable Boolean usbDebugging,
    @Nullable Boolean stayAwake,
    @Nullable Boolean screenLock,
    @Nullable Boolean locked,
    @Nullable Boolean keepsActivities,
    @Nullable Boolean checksUsbApps,
    @Nullable Boolean gpuDebugLayers,
    @Nullable Boolean systemUpdates) {

  /** Android's table of settings for all users. */
  @FunctionalInterface
  public interface Global {
    /**
     * A setting's text; null if nobody has set it.
     *
     * @throws SecurityException if apps may not read it
     */
    @Nullable String get(String key);
  }

  /** The developer options. */
  public static final String DEVELOPER_OPTIONS = "development_settings_enabled";

  /** USB debugging. */
  public static final String USB_DEBUGGING = "adb_enabled";

  /** On which power the screen stays on, as a sum of bits. */
  public static final String STAY_AWAKE = "stay_on_while_plugged_in";

  /** "Don't keep activities". */
  public static final String FINISH_ACTIVITIES = "always_finish_activities";

  /** "Verify apps over USB". */
  public static final String CHECK_USB_APPS = "verifier_verify_adb_installs";

  /** Whether GPU debug layers are loaded into {@link #GPU_DEBUG_APP}. */
  public static final String GPU_DEBUG_LAYERS = "enable_gpu_debug_layers";

  /** The package that gets them. */
  public static final String GPU_DEBUG_APP = "gpu_debug_app";

  /** 1 where "Automatic system updates" is off. */
  public static final String NO_SYSTEM_UPDATES = "ota_disable_automatic_update";

  /** A phone that tells nothing. */
  public static DeveloperSettings unknown() {
    return new DeveloperSettings(null, null, null, null, null, null, null, null, null);
  }

  /**
   * What Android's settings say. What nobody has set is as Android has it by default.
   *
   * @param screenLock what the keyguard says
   * @param locked what the keyguard says
   */
  public static DeveloperSettings of(
      Global global, @Nullable Boolean screenLock, @Nullable Boolean locked) {
    Boolean layers = isOn(global, GPU_DEBUG_LAYERS, false);
    return new DeveloperSettings(
        isOn(global, DEVELOPER_OPTIONS, null),
        isOn(global, USB_DEBUGGING, null),
        isOn(global, STAY_AWAKE, false),
        screenLock,
        locked,
        not(isOn(global, FINISH_ACTIVITIES, false)),
        isOn(global, CHECK_USB_APPS, true),
        layers == null
            ? null
            : (Boolean) (layers && AgentCommand.PACKAGE.equals(orNull(global, GPU_DEBUG_APP))),
        not(isOn(global, NO_SYSTEM_UPDATES, false)));
  }

  /** Whether a number is not zero; null where it is none or may not be read. */
  private static @Nullable Boolean isOn(Global global, String key, @Nullable Boolean unset) {
    try {
      String value = global.get(key);
      return value == null ? unset : (Boolean) (Long.parseLong(value.trim()) != 0);
    } catch (SecurityException | NumberFormatException untold) {
      return null;
    }
  }

  private static @Nullable String orNull(Global global, String key) {
    try {
      return global.get(key);
    } catch (SecurityException untold) {
      return null;
    }
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : (Boolean) !value;
  }

  /** As {@code facts.json} has them; what is not told is left out. */
  JsonObject toJson() {
    JsonObject o = new JsonObject();
    Json.addIfKnown(o, "developerOptions", developerOptions);
    Json.addIfKnown(o, "usbDebugging", usbDebugging);
    Json.addIfKnown(o, "stayAwake", stayAwake);
    Json.addIfKnown(o, "screenLock", screenLock);
    Json.addIfKnown(o, "locked", locked);
    Json.addIfKnown(o, "keepsActivities", keepsActivities);
    Json.addIfKnown(o, "checksUsbApps", checksUsbApps);
    Json.addIfKnown(o, "gpuDebugLayers", gpuDebugLayers);
    Json.addIfKnown(o, "systemUpdates", systemUpdates);
    return o;
  }

  static DeveloperSettings of(Fields f) {
    return new DeveloperSettings(
        f.boolIfKnown("developerOptions"),
        f.boolIfKnown("usbDebugging"),
        f.boolIfKnown("stayAwake"),
        f.boolIfKnown("screenLock"),
        f.boolIfKnown("locked"),
        f.boolIfKnown("keepsActivities"),
        f.boolIfKnown("checksUsbApps"),
        f.boolIfKnown("gpuDebugLayers"),
        f.boolIfKnown("systemUpdates"));
  }
}
