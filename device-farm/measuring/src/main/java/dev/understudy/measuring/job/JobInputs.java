package dev.understudy.measuring.job;

import java.io.EOFException;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;

/** A job's files: checked, then read sample by sample into buffers that TFLite takes. */
final class JobInputs {
  private final JobFolders folders;
  private final List<JobInput> inputs;
  private final Object[] bound;

  JobInputs(JobFolders folders, List<JobInput> inputs) {
    this.folders = folders;
    this.inputs = inputs;
    this.bound = new Object[inputs.size()];
    for (int i = 0; i < bound.length; i++) {
      bound[i] =
          ByteBuffer.allocateDirect(inputs.get(i).sampleBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Checks that a file is there with the content that the job means. */
  static void check(JobFolders folders, JobFile file, String what, LongConsumer progress)
      throws JobException, IOException {
    Path path = folders.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new JobException(
          FailureKind.MISSING_FILE,
          what,
          file.file() + " is not in the app's folder " + folders.root(),
          "send it before the job");
    }
    String found = Hashes.of(path, progress);
    if (!found.equals(file.sha256())) {
      throw new JobException(
          FailureKind.HASH_MISMATCH,
          what,
          file.file() + " of " + Files.size(path) + " bytes has SHA-256 " + found,
          file.sha256() + "; send it again");
    }
  }

  /** Checks that a file's length is what its shape and samples make. */
  static void checkSize(JobFolders folders, JobInput input, String what)
      throws JobException, IOException {
    long size = Files.size(folders.resolve(input.data()));
    if (size != input.fileBytes()) {
      throw new JobException(
          FailureKind.WRONG_INPUT,
          what,
          input.data().file() + " has " + size + " bytes",
          input.fileBytes()
              + " for "
              + input.samples()
              + " samples of "
              + input.type().text()
              + " "
              + input.shape());
    }
  }

  /** The inputs of one sample; the same buffers each time. */
  Object[] load(int sample) throws IOException {
    for (int i = 0; i < bound.length; i++) {
      JobInput input = inputs.get(i);
      ByteBuffer buffer = (ByteBuffer) bound[i];
      // As a Buffer: the methods that return a ByteBuffer are newer than Android 8.0.
      ((Buffer) buffer).clear();
      long from = input.samples() == 1 ? 0 : (long) sample * input.sampleBytes();
      try (FileChannel channel =
          FileChannel.open(folders.resolve(input.data()), StandardOpenOption.READ)) {
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, from + buffer.position()) < 0) {
            throw new EOFException(input.data().file() + " was cut while the job ran");
          }
        }
      }
      ((Buffer) buffer).rewind();
    }
    return bound;
  }
}
