package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an app cannot be installed, and what to do. */
class RefusalTests {
  @ParameterizedTest
  @CsvSource({
    "INSTALL_FAILED_USER_RESTRICTED, Install via USB",
    "INSTALL_FAILED_UPDATE_INCOMPATIBLE, adb -s serial uninstall dev.understudy.agent",
    "INSTALL_FAILED_VERSION_DOWNGRADE, uninstall dev.understudy.agent",
    "INSTALL_FAILED_INSUFFICIENT_STORAGE, free at least 1 GB",
    "INSTALL_FAILED_OLDER_SDK, Android 8.0",
    "INSTALL_FAILED_VERIFICATION_FAILURE, confirm the dialogue"
  })
  void thePackageManagersCodeSaysWhatToDo(String code, String remedy) {
    String said =
        "An unknown error. Original error: Command 'adb -P 5037 install /home/me/agent.apk' failed:\n"
            + "adb: failed to install agent.apk: Failure ["
            + code
            + ": because]";

    assertThat(Refusal.of(said, "serial", "the benchmark app"))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains("serial refuses", code + " (because)", remedy)
                    .doesNotContain("/home/me"));
  }

  @Test
  void aServerOnAnotherMachineDoesNotSeeTheFile() {
    assertThat(
            Refusal.of(
                "The application at '/tmp/agent.apk' does not exist or is not accessible",
                "serial",
                "it"))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains("understudy devices agent", "adb -s serial install -r agent.apk"));
  }

  @Test
  void aBrokenSessionIsNoRefusal() {
    assertThat(Refusal.of("socket hang up", "serial", "it")).isEmpty();
  }
}
