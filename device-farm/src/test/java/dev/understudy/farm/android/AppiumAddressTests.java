package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the server is, and who asks. */
class AppiumAddressTests {
  @Test
  void theEnvironmentGoesBeforeTheFile() {
    URI inFile = URI.create("http://file:4723");

    assertThat(AppiumAddress.of(null, name -> null).uri()).isEqualTo(AppiumAddress.DEFAULT);
    assertThat(AppiumAddress.of(inFile, name -> null).uri()).isEqualTo(inFile);
    AppiumAddress own =
        AppiumAddress.of(
            inFile,
            Map.of(
                    AppiumAddress.SERVER,
                    "https://lab:1/wd/hub",
                    AppiumAddress.USER,
                    "me",
                    AppiumAddress.KEY,
                    "secret")
                ::get);
    assertThat(own.uri()).hasHost("lab");
    assertThat(own.user()).isEqualTo("me");
    assertThat(own.key()).isEqualTo("secret");
    assertThat(own.toString()).doesNotContain("me", "secret");
  }

  @Test
  void anAddressWithAKeyIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> AppiumAddress.of(null, name -> "https://me:secret@lab"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(AppiumAddress.SERVER, AppiumAddress.KEY)
        .hasMessageNotContaining("secret");
  }
}
