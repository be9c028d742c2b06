package dev.understudy.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircumstancesTests {
  @Test
  void whatWasMetIsTakenOutAndHowItWasMadeStays() {
    String how = "batch 1; XNNPACK on the CPU, 4 threads; TFLite 2.16.1";
    String met =
        String.join(
            "; ",
            how,
            Circumstances.thermal("light"),
            Circumstances.battery(87, 85),
            Circumstances.charge(3.21),
            Circumstances.realTime(33));

    assertThat(met)
        .endsWith(
            "thermal light; battery 87 % to 85 %; charge 3.2 mAh drawn; real time: at most 33 ms a picture");
    assertThat(Circumstances.removedFrom(met)).isEqualTo(how);
    assertThat(Circumstances.removedFrom(how)).isEqualTo(how);
    assertThat(Circumstances.removedFrom("")).isEmpty();
    assertThat(Circumstances.removedFrom("geothermal data; a battery of tests"))
        .isEqualTo("geothermal data; a battery of tests");
  }
}
