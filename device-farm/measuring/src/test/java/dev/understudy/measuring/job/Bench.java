package dev.understudy.measuring.job;

import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A phone's folder with a model and inputs in it, and a runner over it. */
final class Bench {
  static final Path BLAZE = Path.of("../../papers/test-models/blazestylegan-student.tflite");
  static final Path INT8 =
      Path.of("../../runtimes/src/test/resources/dev/understudy/runtimes/int8.tflite");

  final JobFolders folders;
  final TestPhone phone;
  final List<JobStatus> told = new ArrayList<>();
  final Cancellation cancellation = new Cancellation();
  final JobRunner runner;

  Bench(Path root, TestPhone phone) {
    this.folders = new JobFolders(root);
    this.phone = phone;
    this.runner =
        new JobRunner(
            folders,
            phone,
            Ticker.SYSTEM,
            Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC),
            told::add);
  }

  static LatencyPlan plan() {
    return new LatencyPlan(
        "test", 1, 10, Duration.ofMillis(200), 0.04, 64, Duration.ZERO, Duration.ofSeconds(20), 0);
  }

  JobFile put(String name, byte[] content) throws IOException {
    Path file = folders.root().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return new JobFile(name, Hashes.of(file, bytes -> {}));
  }

  JobFile model(Path model) throws IOException {
    return put("models/m.tflite", Files.readAllBytes(model));
  }

  /** Normal deviates of a fixed seed. */
  JobInput floats(int samples, Integer... shape) throws IOException {
    int size = samples;
    for (int d : shape) {
      size *= d;
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(7);
    while (bytes.hasRemaining()) {
      bytes.putFloat((float) random.nextGaussian());
    }
    return new JobInput(
        ElementKind.FLOAT32, List.of(shape), samples, put("tensors/z.bin", bytes.array()));
  }

  /** Sends a job for the BlazeStyleGAN student and four latents. */
  Job blaze(String id) throws IOException {
    return send(
        new Job(
            id,
            model(BLAZE),
            List.of(floats(4, 1, 32)),
            DelegateKind.CPU_XNNPACK,
            false,
            1,
            1,
            plan(),
            new Job.Keep(3, List.of(0))));
  }

  Job send(Job job) throws IOException {
    Path file = folders.job(job.id());
    Files.createDirectories(file.getParent());
    Files.writeString(file, job.toJson());
    return job;
  }

  JobStatus run(String id) {
    return runner.run(id, cancellation);
  }

  JobResult result(String id) throws IOException {
    return WholeResult.read(folders.result(id)).result();
  }
}
