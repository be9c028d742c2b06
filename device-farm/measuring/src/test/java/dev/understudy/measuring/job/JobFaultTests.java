package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFaultTests {
  @TempDir Path root;

  private JobResult failed(Bench bench, String id, FailureKind kind) throws IOException {
    assertThat(bench.run(id).state()).isEqualTo(JobState.FAILED);
    JobResult result = bench.result(id);
    assertThat(result.failure()).isEqualTo(kind);
    assertThat(result.timing()).isNull();
    assertThat(result.outputs()).isEmpty();
    assertThat(bench.folders.running(id)).doesNotExist();
    assertThat(bench.told.get(bench.told.size() - 1).message()).isEqualTo(result.message());
    return result;
  }

  private static Job with(Job job, JobFile model, List<JobInput> inputs) {
    return new Job(
        job.id(),
        model,
        inputs,
        job.delegate(),
        job.fp16(),
        job.threads(),
        job.launch(),
        job.latency(),
        job.keep());
  }

  @Test
  void aJobThatIsNotThere() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    assertThat(failed(bench, "j1", FailureKind.MISSING_FILE).message())
        .contains("jobs/j1/job.json");
  }

  @Test
  void aJobUnderAnotherName() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    Files.createDirectories(bench.folders.job("j2").getParent());
    Files.writeString(bench.folders.job("j2"), job.toJson());
    assertThat(failed(bench, "j2", FailureKind.BAD_JOB).message()).contains("\"j1\"");
  }

  @Test
  void aCorruptModel() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    byte[] bytes = Files.readAllBytes(Bench.BLAZE);
    JobFile cut = bench.put("models/cut.tflite", Arrays.copyOf(bytes, bytes.length / 2));
    bench.send(with(job, cut, job.inputs()));
    assertThat(failed(bench, "j1", FailureKind.BAD_MODEL).message())
        .contains("models/cut.tflite")
        .contains("refuses");
  }

  @Test
  void aModelThatIsNotThere() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    Files.delete(root.resolve("models/m.tflite"));
    assertThat(failed(bench, "j1", FailureKind.MISSING_FILE).message()).contains("models/m.tflite");
  }

  @Test
  void anInputThatChangedOnItsWay() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    byte[] z = Files.readAllBytes(root.resolve("tensors/z.bin"));
    z[5] ^= 1;
    Files.write(root.resolve("tensors/z.bin"), z);
    assertThat(failed(bench, "j1", FailureKind.HASH_MISMATCH).message())
        .contains("inputs[0]")
        .contains("SHA-256");
  }

  @Test
  void anInputOfTheWrongSize() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    JobInput three = job.inputs().get(0);
    bench.send(
        with(
            job, job.model(), List.of(new JobInput(three.type(), three.shape(), 5, three.data()))));
    assertThat(failed(bench, "j1", FailureKind.WRONG_INPUT).message())
        .contains("512 bytes")
        .contains("640 for 5 samples");
  }

  @Test
  void anInputOfTheWrongShapeTypeOrNumber() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    bench.send(with(job, job.model(), List.of(bench.floats(4, 1, 33))));
    assertThat(failed(bench, "j1", FailureKind.WRONG_INPUT).message())
        .contains("[1, 33]")
        .contains("float32 [-1, 32]");

    job = bench.blaze("j2");
    JobInput z = job.inputs().get(0);
    bench.send(
        with(
            job,
            job.model(),
            List.of(new JobInput(ElementKind.INT32, z.shape(), z.samples(), z.data()))));
    assertThat(failed(bench, "j2", FailureKind.WRONG_INPUT).message()).contains("int32 [1, 32]");

    job = bench.blaze("j3");
    bench.send(with(job, job.model(), List.of(z, z)));
    assertThat(failed(bench, "j3", FailureKind.WRONG_INPUT).message())
        .contains("the job has 2; expected: the model's 1");
  }

  @Test
  void anOutputThatTheModelDoesNotHave() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    bench.send(
        new Job(
            "j1",
            job.model(),
            job.inputs(),
            job.delegate(),
            false,
            1,
            1,
            null,
            new Job.Keep(1, List.of(1))));
    assertThat(failed(bench, "j1", FailureKind.BAD_JOB).message()).contains("no output 1");
  }

  @Test
  void aDelegateThatTheDeviceDoesNotHave() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    Job job = bench.blaze("j1");
    bench.send(
        new Job(
            "j1",
            job.model(),
            job.inputs(),
            DelegateKind.GPU,
            true,
            1,
            1,
            job.latency(),
            job.keep()));
    assertThat(failed(bench, "j1", FailureKind.DELEGATE).message()).contains("gpu");
  }

  @Test
  void noRoomForThePictures() throws Exception {
    Bench bench =
        new Bench(
            root,
            new TestPhone() {
              @Override
              public long freeBytes(Path near) {
                return 1 << 20;
              }
            });
    bench.blaze("j1");
    assertThat(failed(bench, "j1", FailureKind.NO_SPACE).message()).contains("1048576 bytes");
  }

  /** Lets so many bytes of outputs through. */
  private static final class SmallDisk extends TestPhone {
    private int left;

    SmallDisk(int left) {
      this.left = left;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
      OutputStream out = super.create(file);
      if (!file.getFileName().toString().startsWith("output-")) {
        return out;
      }
      return new FilterOutputStream(out) {
        @Override
        public void write(byte[] b, int off, int len) throws IOException {
          left -= len;
          if (left < 0) {
            throw new IOException("No space left on device");
          }
          out.write(b, off, len);
        }
      };
    }
  }

  @Test
  void aDiskThatFillsUpWhileItWrites() throws Exception {
    Bench bench = new Bench(root, new SmallDisk(80_000));
    bench.blaze("j1");
    failed(bench, "j1", FailureKind.NO_SPACE);
    assertThat(bench.folders.result("j1").resolve("output-0.bin")).doesNotExist();
    assertThat(bench.folders.result("j1").resolve("samples.csv")).doesNotExist();
  }

  @Test
  void aJobThatIsCancelled() throws Exception {
    TestPhone phone = new TestPhone();
    Bench bench = new Bench(root, phone);
    bench.blaze("j1");
    JobRunner runner =
        new JobRunner(
            bench.folders,
            phone,
            System::nanoTime,
            java.time.Clock.systemUTC(),
            s -> {
              if (s.state() == JobState.MEASURING) {
                bench.cancellation.cancel();
              }
            });
    assertThat(runner.run("j1", bench.cancellation).state()).isEqualTo(JobState.CANCELLED);
    JobResult result = bench.result("j1");
    assertThat(result.state()).isEqualTo(JobState.CANCELLED);
    assertThat(result.timing()).isNull();
    assertThat(result.loaded()).isNotNull();
  }

  /** Ends the "process" when a file is about to be made. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aProcessThatIsKilledBetweenItsFiles() throws Exception {
    for (String file : List.of("samples.csv", "output-0.bin", "result.json", "DONE")) {
      Bench bench =
          new Bench(
              root,
              new TestPhone() {
                @Override
                public OutputStream create(Path path) throws IOException {
                  if (path.endsWith(file)) {
                    throw new Killed();
                  }
                  return super.create(path);
                }
              });
      String id = "killed-at-" + file;
      bench.blaze(id);
      assertThatThrownBy(() -> bench.run(id)).isInstanceOf(Killed.class);
      assertThat(bench.folders.result(id)).doesNotExist();

      Bench next = new Bench(root, new TestPhone());
      assertThat(next.runner.recover()).hasSize(1);
      JobResult result = next.result(id);
      assertThat(result.state()).isEqualTo(JobState.INTERRUPTED);
      assertThat(result.message())
          .contains(file.equals("samples.csv") ? "state=warm-up" : "state=pictures");
      assertThat(result.timing()).isNull();
      assertThat(next.folders.result(id).toFile().list())
          .containsExactlyInAnyOrder("result.json", "DONE");
      assertThat(next.runner.recover()).isEmpty();
      assertThat(next.run(id).state()).isEqualTo(JobState.INTERRUPTED);
    }
  }

  @Test
  void aResultThatWasCutOrChangedIsRefused() throws Exception {
    Bench bench = new Bench(root, new TestPhone());
    bench.blaze("j1");
    bench.run("j1");
    Path folder = bench.folders.result("j1");
    Path output = folder.resolve("output-0.bin");
    byte[] whole = Files.readAllBytes(output);
    Files.write(output, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> WholeResult.read(folder)).hasMessageContaining("output-0.bin has SHA");
    Files.delete(output);
    assertThatThrownBy(() -> WholeResult.read(folder))
        .hasMessageContaining("output-0.bin is missing");
    Files.write(output, whole);
    WholeResult.read(folder);
    byte[] done = Files.readAllBytes(folder.resolve("DONE"));
    Files.write(folder.resolve("DONE"), Arrays.copyOf(done, done.length - 1));
    assertThatThrownBy(() -> WholeResult.read(folder)).hasMessageContaining("cut");
  }
}
