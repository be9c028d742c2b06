package dev.understudy.farm.latency;

import dev.understudy.farm.SustainedRun;
import dev.understudy.farm.SustainedRun.DeviceState;
import java.util.ArrayList;
import java.util.List;

/**
 * When each run of a load ended. Runs follow each other, so their times add up; what lies between
 * them (a look at the phone once a second, a garbage collection) adds up, too, unless the device
 * tells when how many runs had ended: the sum starts anew at each such moment.
 */
final class LoadTimeline {
  /** So many runs had ended at a moment. */
  private record Anchor(int runs, double seconds) {}

  private LoadTimeline() {}

  /** Seconds from the first steady run's beginning to each run's end, never descending. */
  static double[] ends(SustainedRun run) {
    List<Long> nanos = run.launch().steadyNanos();
    List<Anchor> anchors = anchors(run.states(), nanos.size());
    double[] ends = new double[nanos.size()];
    for (int k = 0; k < anchors.size(); k++) {
      Anchor from = anchors.get(k);
      boolean last = k == anchors.size() - 1;
      int to = last ? nanos.size() : anchors.get(k + 1).runs();
      double room = last ? Double.POSITIVE_INFINITY : anchors.get(k + 1).seconds() - from.seconds();
      double sum = 0;
      for (int i = from.runs(); i < to; i++) {
        sum += nanos.get(i) / 1e9;
      }
      // Moments are told in whole milliseconds: the runs between two may seem too long by one.
      double scale = sum > room ? room / sum : 1;
      double now = from.seconds();
      for (int i = from.runs(); i < to; i++) {
        now += scale * nanos.get(i) / 1e9;
        ends[i] = now;
      }
    }
    return ends;
  }

  /** Moments that agree with each other, the beginning first. */
  private static List<Anchor> anchors(List<DeviceState> states, int runs) {
    List<Anchor> anchors = new ArrayList<>();
    Anchor last = new Anchor(0, 0);
    anchors.add(last);
    for (DeviceState state : states) {
      double seconds = state.atMillis() / 1e3;
      if (state.runs() > last.runs() && state.runs() <= runs && seconds >= last.seconds()) {
        last = new Anchor(state.runs(), seconds);
        anchors.add(last);
      }
    }
    return anchors;
  }
}
