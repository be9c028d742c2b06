package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.android.DelegateChoice;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code devices.appium}. */
class PhonesReaderTests {
  @TempDir Path folder;

  private PhonesChoice read(String appium) {
    Experiment experiment =
        new ExampleFolder(folder)
            .read(ExampleFolder.SMALLEST + "devices: {appium: " + appium + "}\n");
    assertThat(experiment.settings().toString()).doesNotContain("lab.example");
    return Objects.requireNonNull(experiment.phones());
  }

  @Test
  void anEmptySectionMeansEveryPhoneOnCpuAndGpu() {
    PhonesChoice phones = read("{}");

    assertThat(phones.server()).isNull();
    assertThat(phones.pictures()).isEqualTo(32);
    assertThat(phones.choices())
        .extracting(DelegateChoice::label)
        .containsExactly("cpu-xnnpack-4-threads", "gpu-fp16");
  }

  @Test
  void everyCpuDelegateComesWithEveryNumberOfThreads() {
    PhonesChoice phones =
        read(
            "{server: 'https://lab.example/wd/hub', pool: {model: [Pixel 7], android: [13, 14]},"
                + " delegates: [cpu, nnapi-fp32, cpu-xnnpack], threads: [1, 2], launches: 5}");

    assertThat(phones.choices())
        .extracting(DelegateChoice::label)
        .containsExactly(
            "cpu-1-thread",
            "cpu-2-threads",
            "nnapi-fp32",
            "cpu-xnnpack-1-thread",
            "cpu-xnnpack-2-threads");
    assertThat(phones.pool().models()).containsExactly("Pixel 7");
    assertThat(phones.pool().androids()).containsExactly("13", "14");
    assertThat(phones.server()).hasHost("lab.example");
    assertThat(phones.launches()).isEqualTo(5);
  }

  @Test
  void aServerWithAKeyIsRefusedWithoutRepeatingIt() {
    Path file =
        new ExampleFolder(folder)
            .file(
                ExampleFolder.SMALLEST
                    + "devices: {appium: {server: 'https://me:secret@lab.example'}}\n");

    assertThat(ExampleFolder.problems(file))
        .singleElement()
        .asString()
        .contains("devices.appium.server", "it holds a user or key", "UNDERSTUDY_APPIUM_KEY")
        .doesNotContain("secret");
  }

  @Test
  void aDelegateThatIsNoneIsToldWithThoseThatAre() {
    Path file =
        new ExampleFolder(folder)
            .file(ExampleFolder.SMALLEST + "devices: {appium: {delegates: [gpu]}}\n");

    assertThat(ExampleFolder.problems(file))
        .singleElement()
        .asString()
        .contains("devices.appium.delegates[0]", "gpu-fp16");
  }
}
