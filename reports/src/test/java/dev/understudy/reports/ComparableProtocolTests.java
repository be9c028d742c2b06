package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights differ in charge and heat; only what was measured otherwise is another protocol. */
class ComparableProtocolTests {
  private static final String PHONE =
      "batch 1, geometric mean of 3 launches' medians; GPU, fp16; TFLite 2.16.1;"
          + " TfLiteGpuDelegateV2 100 of 100 nodes in 1 partition; thermal none;"
          + " battery 80 % to 79 %; real time: at most 33 ms a picture";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80 % to 79 %>100 % to 99 %",
        "thermal none>thermal light",
        "; real time: at most 33 ms a picture>",
        "TFLite 2.16.1>TFLite 2.17.0",
        "3 launches>2 launches",
        "battery 80 % to 79 %>battery 80 % to 79 %; battery 79 % to 77 %",
      })
  void theDaysStateIsNoOtherProtocol(String change) {
    String[] fromTo = change.split(">", -1);
    String changed = PHONE.replace(fromTo[0], fromTo[1]);

    assertThat(changed).isNotEqualTo(PHONE);
    assertThat(comparable(changed)).isEqualTo(comparable(PHONE));
  }

  @Test
  void delegatesNodesAndMethodsAre() {
    assertThat(comparable(PHONE.replace("100 of 100", "98 of 100"))).contains("98 of 100");
    assertThat(comparable(PHONE.replace("fp16", "fp32"))).contains("fp32");
    assertThat(comparable("ddof=0")).isEqualTo("ddof=0");
    assertThat(comparable("")).isEmpty();
  }

  @Test
  void aPhoneTellsItsRuntime() {
    assertThat(ComparableProtocol.runtime(of(PHONE))).contains("TFLite 2.16.1");
    assertThat(ComparableProtocol.runtime(of("batch 1"))).isEmpty();
  }

  private static String comparable(String protocol) {
    return ComparableProtocol.of(of(protocol));
  }

  private static Measurement of(String protocol) {
    return Measurement.of("latency-p50", 10, Unit.MILLISECONDS, 192, null, protocol);
  }
}
