package dev.understudy.measuring.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tensorflow.lite.Tensor;

/** The outputs that a job keeps, each in a file of its own. */
final class OutputFiles {
  private final ResultFolder folder;
  private final Job.Keep keep;
  private final LoadedModel model;

  OutputFiles(ResultFolder folder, Job.Keep keep, LoadedModel model) {
    this.folder = folder;
    this.keep = keep;
    this.model = model;
  }

  /** Makes a picture of each sample and writes it. */
  interface Pictures {
    /** Runs the model on a sample. */
    void make(int sample) throws IOException;
  }

  /** Bytes that the files will take. */
  long bytes() {
    long bytes = 0;
    for (int index : keep.outputs()) {
      bytes += (long) keep.samples() * model.output(index).numBytes();
    }
    return bytes;
  }

  /** Runs every sample and writes what comes of it. */
  List<JobResult.Output> write(Pictures pictures) throws IOException {
    List<OutputStream> streams = new ArrayList<>();
    List<JobResult.Output> written = new ArrayList<>();
    try {
      for (int index : keep.outputs()) {
        streams.add(folder.open(name(index)));
      }
      for (int sample = 0; sample < keep.samples(); sample++) {
        pictures.make(sample);
        for (int k = 0; k < streams.size(); k++) {
          int index = keep.outputs().get(k);
          JobResult.Output output = describe(index);
          if (sample == 0) {
            written.add(output);
          } else if (!output.equals(written.get(k))) {
            throw new IOException(
                "output " + index + " changed its shape with the sample: " + output.shape());
          }
          copy(model.output(index).asReadOnlyBuffer(), streams.get(k));
        }
      }
    } finally {
      closeAll(streams);
    }
    return written;
  }

  private static String name(int index) {
    return "output-" + index + ".bin";
  }

  private JobResult.Output describe(int index) {
    Tensor tensor = model.output(index);
    Tensor.QuantizationParams map = tensor.quantizationParams();
    return new JobResult.Output(
        index,
        tensor.name(),
        ElementKind.of(tensor.dataType()),
        Arrays.stream(tensor.shape()).boxed().collect(Collectors.toList()),
        keep.samples(),
        map.getScale(),
        map.getZeroPoint(),
        name(index));
  }

  private static void copy(ByteBuffer buffer, OutputStream out) throws IOException {
    byte[] piece = new byte[Math.min(1 << 16, buffer.remaining())];
    while (buffer.hasRemaining()) {
      int n = Math.min(piece.length, buffer.remaining());
      buffer.get(piece, 0, n);
      out.write(piece, 0, n);
    }
  }

  private static void closeAll(List<OutputStream> streams) throws IOException {
    IOException failure = null;
    for (OutputStream stream : streams) {
      try {
        stream.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
