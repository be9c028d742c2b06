package dev.understudy.farm.android;

import dev.understudy.measuring.job.AgentCommand;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a phone takes no install, and what to do, from what the server says. */
final class Refusal {
  /** The package manager's code with its reason, of {@code Failure [CODE: reason]}. */
  private static final Pattern CODE = Pattern.compile("(INSTALL_[A-Z_]+)(?::\\s*([^\\]\n]*))?");

  /** What Appium says of a file that is on another machine. */
  private static final String ELSEWHERE = "does not exist or is not accessible";

  private Refusal() {}

  /**
   * The reason for a person; empty where the words are no refusal, but a failure to ask.
   *
   * @param what was to be installed: {@code the benchmark app}
   */
  static Optional<String> of(String said, String udid, String what) {
    Matcher code = CODE.matcher(said);
    if (code.find()) {
      String reason = code.group(2) == null ? "" : " (" + code.group(2).strip() + ")";
      return Optional.of(
          udid
              + " refuses "
              + what
              + ": "
              + code.group(1)
              + reason
              + "; "
              + remedy(code.group(1), udid));
    }
    return said.contains(ELSEWHERE)
        ? Optional.of(
            "the Appium server cannot read this machine's files, so that it cannot install the"
                + " benchmark app on "
                + udid
                + ": write it out with `understudy devices agent --out agent.apk`, and run `adb -s "
                + udid
                + " install -r agent.apk` where the phone is plugged in")
        : Optional.empty();
  }

  private static String remedy(String code, String udid) {
    return switch (code) {
      case "INSTALL_FAILED_UPDATE_INCOMPATIBLE",
          "INSTALL_FAILED_VERSION_DOWNGRADE",
          "INSTALL_FAILED_SHARED_USER_INCOMPATIBLE" ->
          "another key signed the one that is there, or it is newer: remove it with `adb -s "
              + udid
              + " uninstall "
              + AgentCommand.PACKAGE
              + "`";
      case "INSTALL_FAILED_INSUFFICIENT_STORAGE" -> "it has no room left: free at least 1 GB";
      case "INSTALL_FAILED_NO_MATCHING_ABIS", "INSTALL_FAILED_OLDER_SDK" ->
          "the app needs Android 8.0 and a processor of ARM's or a 64-bit one of Intel's";
      default ->
          "allow it on the phone: confirm the dialogue, and on some makers' phones switch on"
              + " Install via USB in the developer options (docs/devices.md)";
    };
  }
}
