package dev.understudy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.measuring.job.Coverage;
import dev.understudy.measuring.job.Phone;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelegateLogTests {
  @Test
  void readsWhatEachDelegateTookBetweenTheMarks() {
    List<String> log =
        List.of(
            "--------- beginning of main",
            "loading 1",
            "Replacing 9 out of 9 node(s) with delegate (TfLiteXNNPackDelegate) node, yielding 1"
                + " partitions for the whole graph.",
            "loaded 1",
            "loading 2",
            "Created TensorFlow Lite delegate for GPU.",
            "Replacing 64 out of 70 node(s) with delegate (TfLiteGpuDelegateV2) node, yielding 5"
                + " partitions for the whole graph.",
            "Replacing 4 out of 8 node(s) with delegate (TfLiteXNNPackDelegate) node, yielding 7"
                + " partitions for the whole graph.",
            "loaded 2");
    assertThat(DelegateLog.parse(log, 2))
        .isEqualTo(
            new Phone.DelegateReport(
                true,
                List.of(
                    new Coverage("TfLiteGpuDelegateV2", 64, 70, 5),
                    new Coverage("TfLiteXNNPackDelegate", 4, 8, 7))));
  }

  @Test
  void noLineBetweenTheMarksIsNoDelegate() {
    Phone.DelegateReport report = DelegateLog.parse(List.of("loading 1", "loaded 1"), 1);
    assertThat(report.known()).isTrue();
    assertThat(report.delegates()).isEmpty();
  }

  @Test
  void aLogThatLostAMarkTellsNothing() {
    String line =
        "Replacing 9 out of 9 node(s) with delegate (TfLiteGpuDelegateV2) node, yielding 1"
            + " partitions for the whole graph.";
    assertThat(DelegateLog.parse(List.of(line, "loaded 1"), 1).known()).isFalse();
    assertThat(DelegateLog.parse(List.of("loading 1", line), 1).known()).isFalse();
    assertThat(DelegateLog.parse(List.of(), 1).known()).isFalse();
  }
}
