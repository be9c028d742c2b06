package dev.understudy.measuring.job;

import org.jspecify.annotations.Nullable;

/**
 * What may spoil a timing, at one moment. What a device does not tell is null.
 *
 * @param batteryPercent charge, 0 to 100
 * @param batteryCelsius the battery's temperature
 * @param charging whether power comes in
 * @param chargeMicroampHours what the battery holds, by its charge counter
 * @param currentMicroamps what flows now; the sign differs between makers
 * @param powerSave whether the phone saves power, and so runs slower
 * @param foreground whether the app is in front; in the background it gets fewer cores
 */
public record PhoneState(
    Thermal thermal,
    @Nullable Integer batteryPercent,
    @Nullable Double batteryCelsius,
    @Nullable Boolean charging,
    @Nullable Long chargeMicroampHours,
    @Nullable Long currentMicroamps,
    @Nullable Boolean powerSave,
    @Nullable Boolean foreground) {
  /** A device that tells nothing. */
  public static PhoneState unknown() {
    return new PhoneState(Thermal.UNKNOWN, null, null, null, null, null, null, null);
  }
}
