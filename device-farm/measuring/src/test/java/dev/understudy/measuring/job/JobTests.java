package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.measuring.LatencyPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTests {
  private static final String HASH = "0123456789abcdef".repeat(4);

  static Job job() {
    return new Job(
        "teacher-gpu.1",
        new JobFile("models/" + HASH + ".tflite", HASH),
        List.of(
            new JobInput(
                ElementKind.FLOAT32, List.of(1, 512), 50, new JobFile("tensors/z.bin", HASH)),
            new JobInput(ElementKind.INT32, List.of(), 1, new JobFile("tensors/y.bin", HASH))),
        DelegateKind.GPU,
        true,
        4,
        2,
        LatencyPlan.standard(),
        new Job.Keep(50, List.of(0, 2)));
  }

  @Test
  void comesBackFromItsJson() throws Exception {
    assertThat(Job.parse(job().toJson())).isEqualTo(job());
    Job untimed =
        new Job(
            "j",
            job().model(),
            job().inputs(),
            DelegateKind.CPU_XNNPACK,
            false,
            1,
            1,
            null,
            new Job.Keep(1, List.of(0)));
    assertThat(Job.parse(untimed.toJson())).isEqualTo(untimed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1,|\"version\": 2,|version: 2 is not the 1",
        "\"threads\": 4|\"threads\": 0|threads and launch",
        "\"threads\": 4|\"threads\": 4.5|threads: found 4.5, expected a whole number",
        "\"threads\": 4|\"threads\": \"4\"|threads: found \"4\", expected a whole number",
        "\"threads\": 4|\"threads\": 4, \"cores\": 4|cores: no such field; known are",
        "\"delegate\": \"gpu\"|\"delegate\": \"tpu\"|\"tpu\" is none of cpu-xnnpack, cpu, gpu,"
            + " nnapi",
        "\"delegate\": \"gpu\"|\"delegate\": \"cpu\"|fp16: cpu calculates as the model says",
        "\"fp16\": true|\"fp16\": 1|fp16: found 1, expected true or false",
        "\"id\": \"teacher-gpu.1\"|\"id\": \"../x\"|id: \"../x\" is not",
        "\"file\": \"tensors/z.bin\"|\"file\": \"../z.bin\"|inputs[0].data.file: \"../z.bin\"",
        "\"file\": \"tensors/z.bin\"|\"file\": \"/z.bin\"|inputs[0].data.file: \"/z.bin\"",
        "\"samples\": 50|\"samples\": 49|inputs[0].samples: 49 do not make the 50 pictures",
        "\"minRuns\": 64|\"minRuns\": 0|latency.launches and runs",
        "\"type\": \"float32\"|\"type\": \"float64\"|inputs[0].\"float64\" is none of",
        "\"version\": 1,|\"version\": 1,,|not JSON",
      })
  void refusesWhatIsNoJobAndNamesTheField(String good, String bad, String message) {
    String json = job().toJson();
    assertThat(json).contains(good);
    String text = json.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    assertThatThrownBy(() -> Job.parse(text))
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.BAD_JOB))
        .hasMessageStartingWith("job.json: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAJobThatAsksForNothing() {
    assertThatThrownBy(
            () ->
                new Job(
                    "j",
                    job().model(),
                    job().inputs(),
                    DelegateKind.CPU,
                    false,
                    1,
                    1,
                    null,
                    Job.Keep.nothing()))
        .hasMessageContaining("asks for nothing");
  }
}
