package dev.understudy.farm.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.farm.Loads;
import dev.understudy.farm.SustainedRun;
import dev.understudy.measuring.job.Thermal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadTimelineTests {
  /** Ten runs of 100 ms. */
  private static final SustainedRun TEN = Loads.of(0.95, t -> 100);

  private static SustainedRun told(double[]... secondsAndRuns) {
    SustainedRun.DeviceState[] states = new SustainedRun.DeviceState[secondsAndRuns.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = Loads.state(secondsAndRuns[i][0], (int) secondsAndRuns[i][1], Thermal.NONE);
    }
    return Loads.with(TEN, states);
  }

  private static double[] at(double seconds, int runs) {
    return new double[] {seconds, runs};
  }

  @Test
  void withoutStatesTheRunsTimesAddUp() {
    double[] ends = LoadTimeline.ends(TEN);
    assertThat(ends).hasSize(10);
    assertThat(ends[0]).isCloseTo(0.1, within(1e-9));
    assertThat(ends[9]).isCloseTo(1, within(1e-9));
    assertThat(LoadTimeline.ends(Loads.of(0, t -> 1))).isEmpty();
  }

  @Test
  void theSumStartsAnewAtEachState() {
    double[] ends = LoadTimeline.ends(told(at(0, 0), at(0.7, 4), at(1.5, 9)));
    assertThat(ends[3]).isCloseTo(0.4, within(1e-9));
    assertThat(ends[4]).isCloseTo(0.8, within(1e-9));
    assertThat(ends[8]).isCloseTo(1.2, within(1e-9));
    assertThat(ends[9]).isCloseTo(1.6, within(1e-9));
  }

  @Test
  void runsThatDoNotFitBetweenTwoStatesAreFitted() {
    double[] ends = LoadTimeline.ends(told(at(0, 0), at(0.2, 4), at(1.2, 10)));
    assertThat(ends[3]).isCloseTo(0.2, within(1e-9));
    assertThat(ends[0]).isCloseTo(0.05, within(1e-9));
    assertThat(ends[4]).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void statesThatContradictEachOtherAreLeftOut() {
    double[] ends =
        LoadTimeline.ends(told(at(0, 0), at(0.7, 4), at(0.3, 6), at(2, 3), at(9, 11), at(8, -1)));
    assertThat(ends).isEqualTo(LoadTimeline.ends(told(at(0, 0), at(0.7, 4))));
  }

  @Test
  void timeNeverGoesBack() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      double[][] states = new double[8][];
      for (int k = 0; k < states.length; k++) {
        states[k] = at(random.nextDouble() * 3 - 1, random.nextInt(14) - 2);
      }
      double[] ends = LoadTimeline.ends(told(states));
      double before = 0;
      for (double end : ends) {
        assertThat(end).isGreaterThanOrEqualTo(before);
        before = end;
      }
    }
  }
}
