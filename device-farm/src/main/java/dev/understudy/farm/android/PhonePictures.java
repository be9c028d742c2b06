package dev.understudy.farm.android;

import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.generating.PictureOutput;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.WholeResult;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;

/** Pictures that a phone made, from the inputs that the desktop's generator is fed. */
final class PhonePictures implements Generator {
  private final PhoneJobs jobs;
  private final JobDriver driver;
  private final PictureOutput output;
  private final int index;
  private final long outputBytes;
  private long drawn;

  private PhonePictures(
      PhoneJobs jobs, JobDriver driver, PictureOutput output, int index, long outputBytes) {
    this.jobs = jobs;
    this.driver = driver;
    this.output = output;
    this.index = index;
    this.outputBytes = outputBytes;
  }

  static PhonePictures open(GeneratorSpec spec, PhoneJobs jobs, JobDriver driver) {
    PictureOutput output = PictureOutput.of(spec.subject(), spec.output(), jobs.raw().outputs());
    int index = 0;
    while (!jobs.raw().outputs().get(index).name().equals(output.name())) {
      index++;
    }
    TensorSpec tensor = jobs.raw().outputs().get(index);
    long bytes =
        8 * tensor.shape().stream().mapToLong(d -> Math.max(1, d)).reduce(1, (a, b) -> a * b);
    return new PhonePictures(jobs, driver, output, index, bytes);
  }

  @Override
  public Pictures next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot generate " + count + " pictures");
    }
    int perRun = jobs.perRun();
    int runs = (count + perRun - 1) / perRun;
    int most = jobs.mostSamples(outputBytes);
    float[] all = new float[0];
    Pictures last = null;
    int filled = 0;
    for (int done = 0; done < runs; done += most) {
      for (Pictures made : run(Math.min(most, runs - done))) {
        last = made;
        int size = made.pictureSize();
        if (all.length == 0) {
          all = new float[Math.multiplyExact(count, size)];
        }
        int length = Math.min(made.data().length, all.length - filled);
        System.arraycopy(made.data(), 0, all, filled, length);
        filled += length;
      }
    }
    if (last == null) {
      throw new IllegalStateException("no picture was made");
    }
    return new Pictures(all, count, last.channels(), last.height(), last.width());
  }

  private Pictures[] run(int samples) {
    PhoneJobs.Prepared job = jobs.pictures(samples, index);
    WholeResult result = driver.run(job.job(), job.files());
    Validity verdict = Judgement.of(result.result());
    boolean made = !result.result().outputs().isEmpty();
    // What another delegate made is not this one's.
    if (!made || verdict.kind() == Validity.Kind.DELEGATE_FALLBACK) {
      throw PhoneException.failed(verdict);
    }
    JobResult.Output described = result.result().outputs().get(0);
    long[] shape = described.shape().stream().mapToLong(Integer::longValue).toArray();
    int size =
        Math.toIntExact(Arrays.stream(shape).reduce(described.type().bytes(), Math::multiplyExact));
    ByteBuffer bytes = read(result, described).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() != (long) samples * size) {
      throw PhoneException.failed(
          Validity.of(
              Validity.Kind.FAILED,
              described.file()
                  + " holds "
                  + bytes.remaining()
                  + " bytes, and "
                  + samples
                  + " samples of "
                  + described.shape()
                  + " take "
                  + (long) samples * size));
    }
    Pictures[] pictures = new Pictures[samples];
    for (int i = 0; i < samples; i++) {
      Tensor tensor = jobs.raw().decode(index, shape, bytes.slice(i * size, size));
      pictures[i] = output.read(tensor, jobs.perRun(), drawn);
      drawn += jobs.perRun();
    }
    return pictures;
  }

  private static ByteBuffer read(WholeResult result, JobResult.Output output) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(result.folder().resolve(output.file())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what a phone made", e);
    }
  }

  @Override
  public void skip(long count) {
    jobs.feed().skip(count);
    drawn += count;
  }

  @Override
  public long available() {
    return jobs.feed().available();
  }

  @Override
  public void close() {
    jobs.close();
  }
}
