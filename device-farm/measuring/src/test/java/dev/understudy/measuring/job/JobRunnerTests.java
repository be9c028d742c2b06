package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.measuring.LaunchSamples;
import dev.understudy.measuring.StopReason;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunnerTests {
  @TempDir Path root;

  @Test
  void timesAModelAndKeepsItsPictures() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    assertThat(bench.run("j1")).isEqualTo(JobStatus.of("j1", JobState.DONE, ""));

    WholeResult whole = WholeResult.read(bench.folders.result("j1"));
    JobResult result = whole.result();
    assertThat(result.job()).isEqualTo(job);
    assertThat(result.host())
        .isEqualTo(
            new JobResult.Host("test", "2.20.0", "2026-11-01T00:00:00Z", 0, TestPhone.FACTS));
    assertThat(result.loaded().loadNanos()).isPositive();
    assertThat(result.loaded().coverage().known()).isFalse();
    assertThat(result.loaded().memory()).isEqualTo(new Memory(1000L, 2000L, null));
    LaunchSamples samples = whole.samples().orElseThrow();
    assertThat(samples.firstNanos()).isEqualTo(result.timing().firstNanos()).isPositive();
    assertThat(samples.warmUpNanos().length)
        .isEqualTo(result.timing().warmUpRuns())
        .isGreaterThanOrEqualTo(10);
    assertThat(samples.steadyNanos()).hasSize(64);
    assertThat(result.timing().stop()).isEqualTo(StopReason.PLANNED);
    assertThat(result.timing().probeBeforeNanos()).isPositive();
    assertThat(result.states().get(0).phase()).isEqualTo("before");
    assertThat(result.states().stream().map(JobResult.StateAt::phase))
        .containsSubsequence("before", "steady", "after", "end");
    assertThat(result.states().get(0).state()).isEqualTo(bench.phone.state);
    assertThat(result.outputs()).hasSize(1);
    JobResult.Output output = result.outputs().get(0);
    assertThat(output.shape()).containsExactly(1, 64, 64, 3);
    assertThat(output.samples()).isEqualTo(3);
    assertThat(Files.size(whole.folder().resolve(output.file()))).isEqualTo(3L * 64 * 64 * 3 * 4);
  }

  @Test
  void keptPicturesAreThoseOfTheDesktopSession() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    bench.run("j1");
    float[] latents = floats(root.resolve("tensors/z.bin"));
    float[] pictures = floats(bench.folders.result("j1").resolve("output-0.bin"));
    try (ModelSession session =
        Runtimes.open(Runtimes.read(Bench.BLAZE), new SessionOptions(1, false, true))) {
      for (int sample = 0; sample < 3; sample++) {
        float[] z = Arrays.copyOfRange(latents, sample * 32, (sample + 1) * 32);
        Tensor image = session.run(Map.of("z", Tensor.of(z, 1, 32)), Set.of("image")).get("image");
        int size = 64 * 64 * 3;
        assertThat(((Tensor.Floats) image).data())
            .containsExactly(Arrays.copyOfRange(pictures, sample * size, (sample + 1) * size));
      }
    }
  }

  private static float[] floats(Path file) throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  @Test
  void tellsEachStepInOrder() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    bench.run("j1");
    assertThat(bench.told.stream().map(s -> s.state().text() + " " + s.step()).distinct())
        .containsSubsequence(
            "loading hashing",
            "loading opening",
            "warm-up first",
            "measuring steady",
            "pictures pictures",
            "done ");
    assertThat(bench.told).allMatch(s -> s.job().equals("j1"));
  }

  @Test
  void aDynamicBatchBecomesTheJobs() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job one = bench.blaze("j1");
    bench.run("j1");
    // The same four latents as two samples of two.
    bench.send(
        new Job(
            "j2",
            one.model(),
            List.of(bench.floats(2, 2, 32)),
            one.delegate(),
            false,
            1,
            1,
            null,
            new Job.Keep(1, List.of(0))));
    assertThat(bench.run("j2").state()).isEqualTo(JobState.DONE);
    assertThat(bench.result("j2").outputs().get(0).shape()).containsExactly(2, 64, 64, 3);
    float[] single = floats(bench.folders.result("j1").resolve("output-0.bin"));
    float[] pairs = floats(bench.folders.result("j2").resolve("output-0.bin"));
    assertThat(pairs).hasSize(2 * 64 * 64 * 3);
    for (int i = 0; i < pairs.length; i++) {
      assertThat(pairs[i]).isCloseTo(single[i], within(1e-5f));
    }
  }

  @Test
  void quantisedTensorsStayAsTheyAreStored() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    byte[] x = new byte[2 * 8 * 8 * 3];
    new java.util.Random(3).nextBytes(x);
    bench.send(
        new Job(
            "q",
            bench.model(Bench.INT8),
            List.of(
                new JobInput(
                    ElementKind.INT8, List.of(1, 8, 8, 3), 2, bench.put("tensors/x.bin", x))),
            DelegateKind.CPU,
            false,
            2,
            1,
            null,
            new Job.Keep(2, List.of(0))));
    assertThat(bench.run("q").state()).isEqualTo(JobState.DONE);
    JobResult result = bench.result("q");
    assertThat(result.timing()).isNull();
    JobResult.Output output = result.outputs().get(0);
    assertThat(output.type()).isEqualTo(ElementKind.INT8);
    assertThat(output.scale()).isPositive();
    byte[] y = Files.readAllBytes(bench.folders.result("q").resolve(output.file()));
    assertThat(y).hasSize(2 * 4 * 4 * 6);
    assertThat(Arrays.copyOf(y, 96)).isNotEqualTo(Arrays.copyOfRange(y, 96, 192));
  }

  @Test
  void aJobWithAResultIsNotRunAgain() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    bench.run("j1");
    byte[] before = Files.readAllBytes(bench.folders.result("j1").resolve("samples.csv"));
    bench.told.clear();
    assertThat(bench.run("j1")).isEqualTo(JobStatus.of("j1", JobState.DONE, ""));
    assertThat(bench.told).containsExactly(JobStatus.of("j1", JobState.DONE, ""));
    assertThat(bench.folders.result("j1").resolve("samples.csv")).hasBinaryContent(before);
  }

  @Test
  void countsTheJobsOfItsProcess() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    bench.blaze("j2");
    bench.run("j1");
    bench.run("j2");
    assertThat(bench.result("j2").host().jobsBefore()).isEqualTo(1);
  }

  @Test
  void deletesAJobAndLeavesTheOthersFiles() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    bench.blaze("j2");
    bench.run("j1");
    bench.run("j2");
    JobFiles.delete(bench.folders, "j1");
    assertThat(bench.folders.result("j1")).doesNotExist();
    assertThat(bench.folders.job("j1")).doesNotExist();
    assertThat(bench.result("j2").state()).isEqualTo(JobState.DONE);
    assertThat(root.resolve("models/m.tflite")).exists();
    JobFiles.deleteAll(bench.folders);
    assertThat(root).isEmptyDirectory();
  }
}
