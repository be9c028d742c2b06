package dev.understudy.farm.android;

import dev.understudy.farm.android.PhoneDoctor.Finding;
import dev.understudy.measuring.job.DeveloperSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a phone's settings mean for runs, a line for each that it tells. */
final class SettingsCheck {
  private final String udid;
  private final List<Finding> findings = new ArrayList<>();

  private SettingsCheck(String udid) {
    this.udid = udid;
  }

  static List<Finding> of(String udid, DeveloperSettings settings) {
    SettingsCheck check = new SettingsCheck(udid);
    if (settings.equals(DeveloperSettings.unknown())) {
      check.findings.add(Finding.well(udid, "developer settings", "the phone does not tell them"));
      return check.findings;
    }
    check.must(settings);
    check.should(settings);
    return check.findings;
  }

  private void must(DeveloperSettings settings) {
    must(
        "developer options",
        settings.developerOptions(),
        "on",
        "off",
        "tap the build number in the phone's settings seven times, and switch them on");
    must(
        "USB debugging",
        settings.usbDebugging(),
        "on",
        "off: the phone is reached by wireless debugging, which ends with its network",
        "switch USB debugging on in the developer options");
    must(
        "lock screen",
        not(settings.locked()),
        "not shown",
        "shown: an app behind it is not in front, and the screen may go dark",
        "unlock the phone, and set the screen lock to none");
    must(
        "activities",
        settings.keepsActivities(),
        "kept",
        "destroyed as soon as they leave the front",
        "switch \"Don't keep activities\" off in the developer options");
    must(
        "GPU debug layers",
        not(settings.gpuDebugLayers()),
        "none for the benchmark app",
        "loaded into the benchmark app: its GPU times are not the GPU's",
        "switch \"Enable GPU debug layers\" off in the developer options");
  }

  private void should(DeveloperSettings settings) {
    should(
        "stay awake",
        settings.stayAwake(),
        "on",
        "off: the screen goes dark between jobs, and a screen lock comes with it",
        "switch \"Stay awake\" on in the developer options");
    should(
        "screen lock",
        not(settings.screenLock()),
        "none or swipe",
        "PIN, pattern or password: nobody is there to unlock the phone after a restart",
        "set the screen lock to none");
    should(
        "verification of apps over USB",
        not(settings.checksUsbApps()),
        "off",
        "on: a dialogue may hold up the install of the benchmark app and of the driver's helpers",
        "switch \"Verify apps over USB\" off in the developer options");
    should(
        "automatic system updates",
        not(settings.systemUpdates()),
        "off",
        "on: the phone may restart into another Android in the middle of a run",
        "switch \"Automatic system updates\" off in the developer options");
  }

  private void must(String what, @Nullable Boolean well, String good, String bad, String remedy) {
    if (well != null) {
      findings.add(well ? Finding.well(udid, what, good) : Finding.ill(udid, what, bad, remedy));
    }
  }

  private void should(String what, @Nullable Boolean well, String good, String bad, String remedy) {
    if (well != null) {
      findings.add(well ? Finding.well(udid, what, good) : Finding.advice(udid, what, bad, remedy));
    }
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : (Boolean) !value;
  }
}
