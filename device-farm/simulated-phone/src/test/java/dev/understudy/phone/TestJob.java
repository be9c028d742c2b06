package dev.understudy.phone;

import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.ElementKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFile;
import dev.understudy.measuring.job.JobInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A small generator, four latents and jobs for them. */
final class TestJob {
  static final Path MODEL = Path.of("../../papers/test-models/blazestylegan-student.tflite");
  static final int SAMPLES = 4;

  final Path tensors;
  private final JobFile model;
  private final JobInput input;

  TestJob(Path folder) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * 32 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(7);
    while (bytes.hasRemaining()) {
      bytes.putFloat((float) random.nextGaussian());
    }
    tensors = Files.write(folder.resolve("z.bin"), bytes.array());
    model = new JobFile("models/m.tflite", sha256(Files.readAllBytes(MODEL)));
    input =
        new JobInput(
            ElementKind.FLOAT32,
            List.of(1, 32),
            SAMPLES,
            new JobFile("tensors/z.bin", sha256(bytes.array())));
  }

  /** Times it for a moment and makes four pictures. */
  Job job(String id, DelegateKind delegate) {
    LatencyPlan plan =
        new LatencyPlan(
            "test",
            1,
            10,
            Duration.ofMillis(50),
            0.04,
            64,
            Duration.ZERO,
            Duration.ofSeconds(20),
            0);
    return new Job(
        id, model, List.of(input), delegate, false, 1, 1, plan, new Job.Keep(SAMPLES, List.of(0)));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
