package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a phone is, where the app cannot say it. */
class DeviceInfoTests {
  @Test
  void aSessionTellsTheModel() {
    assertThat(
            DeviceInfo.ofSession(
                Map.of("manufacturer", "Google", "model", "Pixel 7", "platformVersion", "14")))
        .hasValueSatisfying(
            phone -> assertThat(PhoneGroup.id(phone)).isEqualTo("pixel-7-android-14"));
    assertThat(DeviceInfo.ofSession(null)).isEmpty();
    assertThat(DeviceInfo.ofSession(Map.of("model", "Pixel 7"))).isEmpty();
  }

  @Test
  void adbTellsTheModel() {
    String properties =
        """
        [ro.build.version.release]: [13]
        [ro.product.manufacturer]: [samsung]
        [ro.product.model]: [SM-G991B]
        [ro.soc.model]: [Exynos 2100]
        [ro.understudy.simulated]: [1]
        """;

    assertThat(DeviceInfo.ofProperties(properties))
        .hasValueSatisfying(
            phone -> {
              assertThat(PhoneGroup.id(phone)).isEqualTo("sm-g991b-android-13-simulated");
              assertThat(phone.soc()).isEqualTo("Exynos 2100");
            });
    assertThat(DeviceInfo.ofProperties("error: device offline")).isEmpty();
  }
}
