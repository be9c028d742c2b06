package dev.understudy.farm.android;

import dev.understudy.common.CacheFolder;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.launching.Sleeper;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How phones are reached.
 *
 * @param address the Appium server or Grid
 * @param query which phones are meant
 * @param apk the benchmark app to install where a phone has another version; null to take what is
 *     there
 * @param adb this machine's adb, used where the server runs here; or null
 * @param locks the folder by which this user's programs tell each other which phones they have
 * @param patience how long to wait
 * @param sleeper how
 * @param pieceBytes how much of a file goes through the server at a time, at least 1
 */
public record PhoneSettings(
    AppiumAddress address,
    PhoneQuery query,
    @Nullable AgentApk apk,
    @Nullable LocalAdb adb,
    Path locks,
    Patience patience,
    Sleeper sleeper,
    long pieceBytes) {
  /** With pieces of {@link Defaults#PIECE_BYTES}. */
  public PhoneSettings(
      AppiumAddress address,
      PhoneQuery query,
      @Nullable AgentApk apk,
      @Nullable LocalAdb adb,
      Path locks,
      Patience patience,
      Sleeper sleeper) {
    this(address, query, apk, adb, locks, patience, sleeper, Defaults.PIECE_BYTES);
  }

  /** On this machine, as a user means it. */
  public static PhoneSettings of(AppiumAddress address, PhoneQuery query, @Nullable AgentApk apk) {
    return new PhoneSettings(
        address,
        query,
        apk,
        LocalAdb.find().orElse(null),
        CacheFolder.ofThisUser().resolve("phones"),
        Patience.DEFAULT,
        Sleeper.SYSTEM);
  }

  /** adb, if it sees the server's phones. */
  @Nullable LocalAdb usableAdb() {
    return address.isLocal() ? adb : null;
  }
}
