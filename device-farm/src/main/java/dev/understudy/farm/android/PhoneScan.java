package dev.understudy.farm.android;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which phones a server has, before any session. */
final class PhoneScan {
  private PhoneScan() {}

  /**
   * The phones to try, each with what is known to be wrong with it, or an empty text.
   *
   * @throws InputException if the server does not answer, or does not tell its phones
   */
  static Map<String, String> candidates(PhoneSettings settings) {
    GridSlots.Status status = status(settings.address());
    Map<String, String> all = new LinkedHashMap<>();
    LocalAdb adb = settings.usableAdb();
    if (status.grid()) {
      status.udids().stream().filter(settings.query()::takes).forEach(udid -> all.put(udid, ""));
    } else if (adb != null) {
      adbPhones(adb).forEach((udid, state) -> all.put(udid, problem(state)));
      all.keySet().removeIf(udid -> !settings.query().takes(udid));
    } else if (settings.query().udids().isEmpty()) {
      throw new InputException(
          "the Appium server at " + settings.address(),
          settings.address().isLocal()
              ? "does not tell its phones, and there is no adb on this machine that would"
              : "is not on this machine and does not tell its phones",
          "the phones' serial numbers",
          "list them under devices.appium.pool.udid, or put the server behind a Selenium Grid");
    }
    // Named ones that nobody lists are tried all the same: a Grid node may be starting.
    settings
        .query()
        .udids()
        .forEach(
            udid ->
                all.putIfAbsent(
                    udid, adb == null ? "" : "adb does not see it: check cable and USB debugging"));
    return all;
  }

  /** Why something failed; of many refusals Java tells nothing but their kind. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  static GridSlots.Status status(AppiumAddress address) {
    try {
      return GridSlots.ask(address);
    } catch (IOException e) {
      throw new InputException(
          "the Appium server at " + address,
          "does not answer (" + reason(e) + ")",
          "a running Appium server or Selenium Grid",
          "start it with `appium server --address 127.0.0.1`, or set "
              + AppiumAddress.SERVER
              + " or devices.appium.server to where it runs",
          e);
    }
  }

  private static Map<String, String> adbPhones(LocalAdb adb) {
    try {
      return adb.phones();
    } catch (IOException e) {
      throw new InputException(
          adb.program().toString(),
          "does not list the phones (" + e.getMessage() + ")",
          "adb of Android's platform tools",
          "run `adb devices` by hand and see what it says",
          e);
    }
  }

  /** What an adb state means; empty for a phone that is ready. */
  static String problem(String state) {
    return switch (state) {
      case "device" -> "";
      case "unauthorized" ->
          "it has not allowed USB debugging from this machine: unlock it and confirm the dialogue";
      case "offline" -> "adb calls it offline: plug it in again, or run `adb reconnect`";
      default -> "adb calls it \"" + state + "\": see `adb devices`";
    };
  }

  /** The problems as warnings. */
  static List<String> warnings(Map<String, String> candidates) {
    List<String> all = new ArrayList<>();
    candidates.forEach(
        (udid, problem) -> {
          if (!problem.isEmpty()) {
            all.add("phone " + udid + " is left out: " + problem);
          }
        });
    return all;
  }
}
