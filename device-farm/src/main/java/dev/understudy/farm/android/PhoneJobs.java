package dev.understudy.farm.android;

import dev.understudy.common.Sha256;
import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.InputFeed;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.job.ElementKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFile;
import dev.understudy.measuring.job.JobInput;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.RawModel;
import dev.understudy.runtimes.Runtimes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generator's inputs as jobs want them: the very numbers that the desktop's generator is fed, as
 * bytes. Each job gets the next pictures' inputs. Not thread-safe.
 */
final class PhoneJobs implements AutoCloseable {
  private final GeneratorSpec spec;
  private final DelegateChoice choice;
  private final Path work;
  private final RawModel raw;
  private final InputFeed feed;

  private PhoneJobs(
      GeneratorSpec spec, DelegateChoice choice, Path work, RawModel raw, InputFeed feed) {
    this.spec = spec;
    this.choice = choice;
    this.work = work;
    this.raw = raw;
    this.feed = feed;
  }

  /** A job with the files that it names. */
  record Prepared(Job job, Map<JobFile, Path> files) {}

  /**
   * Opens a generator's inputs.
   *
   * @param work a folder for their files
   * @throws dev.understudy.common.InputException if a binding does not fit
   */
  static PhoneJobs open(GeneratorSpec spec, DelegateChoice choice, Path work) {
    RawModel raw = Runtimes.raw(spec.model());
    try {
      return new PhoneJobs(
          spec, choice, work, raw, InputFeed.of(spec.subject(), spec.inputs(), raw.inputs()));
    } catch (RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  RawModel raw() {
    return raw;
  }

  InputFeed feed() {
    return feed;
  }

  /** Pictures that a run makes. */
  int perRun() {
    return Math.max(1, feed.batch());
  }

  /** A job that times the first picture. */
  Prepared timing(LatencyPlan plan, int launch) {
    return job("time", 1, launch + 1, plan, Job.Keep.nothing());
  }

  /** A job that makes pictures, {@link #perRun} with each sample. */
  Prepared pictures(int samples, int output) {
    return job("pictures", samples, 1, null, new Job.Keep(samples, List.of(output)));
  }

  /** Runs whose inputs take no more than a job may; at least one. */
  int mostSamples(long outputBytes) {
    long bytes = Math.max(1, outputBytes);
    for (var input : raw.inputs()) {
      bytes += 8 * input.shape().stream().mapToLong(d -> Math.max(1, d)).reduce(1, (a, b) -> a * b);
    }
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Defaults.JOB_BYTES / bytes));
  }

  private Prepared job(
      String kind, int samples, int launch, @Nullable LatencyPlan plan, Job.Keep keep) {
    Map<JobFile, Path> files = new LinkedHashMap<>();
    String hash = spec.model().sha256();
    JobFile model = new JobFile("models/" + hash + ".tflite", hash);
    files.put(model, spec.model().path());
    List<JobInput> inputs = inputs(samples, files);
    String id = kind + "-" + hash.substring(0, 12) + "-" + choice.label() + "-" + launch;
    return new Prepared(
        new Job(
            id, model, inputs, choice.kind(), choice.fp16(), choice.threads(), launch, plan, keep),
        files);
  }

  private List<JobInput> inputs(int samples, Map<JobFile, Path> files) {
    int count = raw.inputs().size();
    List<Path> parts = new ArrayList<>();
    List<WritableByteChannel> streams = new ArrayList<>();
    List<RawModel.Raw> first = List.of();
    boolean[] constant = new boolean[count];
    java.util.Arrays.fill(constant, true);
    try {
      for (int i = 0; i < count; i++) {
        Path part = Files.createTempFile(work, "input-", ".part");
        parts.add(part);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
        streams.add(Channels.newChannel(out));
      }
      for (int sample = 0; sample < samples; sample++) {
        List<RawModel.Raw> now = raw.encode(feed.next(perRun()));
        first = sample == 0 ? now : first;
        for (int i = 0; i < count; i++) {
          constant[i] &= now.get(i).bytes().equals(first.get(i).bytes());
          streams.get(i).write(now.get(i).bytes().duplicate());
        }
      }
      for (WritableByteChannel stream : streams) {
        stream.close();
      }
      List<JobInput> inputs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        if (constant[i]) {
          write(parts.get(i), first.get(i).bytes());
        }
        inputs.add(input(first.get(i), constant[i] ? 1 : samples, parts.get(i), files));
      }
      return inputs;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the inputs of " + spec.subject(), e);
    }
  }

  /** One sample serves every picture. */
  private static void write(Path file, ByteBuffer bytes) throws IOException {
    byte[] all = new byte[bytes.remaining()];
    bytes.duplicate().get(all);
    Files.write(file, all);
  }

  private JobInput input(RawModel.Raw raw, int samples, Path part, Map<JobFile, Path> files)
      throws IOException {
    String hash = Sha256.of(part);
    Path kept = work.resolve(hash + ".bin");
    Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
    JobFile file = new JobFile("tensors/" + hash + ".bin", hash);
    files.put(file, kept);
    return new JobInput(
        kind(raw.type()), raw.shape().stream().map(Math::toIntExact).toList(), samples, file);
  }

  private ElementKind kind(ElementType type) {
    return switch (type) {
      case FLOAT32 -> ElementKind.FLOAT32;
      case INT64 -> ElementKind.INT64;
      case INT32 -> ElementKind.INT32;
      case INT16 -> ElementKind.INT16;
      case INT8 -> ElementKind.INT8;
      case UINT8 -> ElementKind.UINT8;
      case BOOL -> ElementKind.BOOL;
      case FLOAT16, FLOAT64, STRING, OTHER ->
          throw PhoneException.failed(
              Validity.of(
                  Validity.Kind.UNSUPPORTED,
                  "TFLite's Java interface takes no input of type " + type));
    };
  }

  @Override
  public void close() {
    feed.close();
    raw.close();
  }
}
