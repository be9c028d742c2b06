package dev.understudy.measuring.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.lite.InterpreterApi;

/** What differs from one device to another. Called from the job's one thread only. */
public interface Phone {
  /** The app's version. */
  String agentVersion();

  /** Which device and build this is. */
  PhoneFacts facts();

  /** Those of its settings that make or break runs; a phone need not tell them. */
  default DeveloperSettings settings() {
    return DeveloperSettings.unknown();
  }

  /** What may spoil a timing, now. Takes well under a millisecond: it is asked between runs. */
  PhoneState state();

  /** What the process takes, now. */
  Memory memory();

  /**
   * Makes a GPU or NNAPI delegate.
   *
   * @throws JobException {@link FailureKind#DELEGATE} if this device has none
   */
  OpenDelegate open(DelegateKind kind, boolean fp16) throws JobException;

  /**
   * What delegates took of the model.
   *
   * @param interpreter allocated, and made since {@link #markLoading}
   */
  DelegateReport coverage(InterpreterApi interpreter);

  /** An interpreter is about to be made, whose {@link #coverage} will be asked for. */
  void markLoading();

  /** Bytes that may still be written beside this path. */
  default long freeBytes(Path near) {
    // Not Files.getFileStore, which Android refuses.
    return near.toFile().getUsableSpace();
  }

  /** Opens a new file for writing; the seam through which tests fill a disk. */
  default OutputStream create(Path file) throws IOException {
    return Files.newOutputStream(file);
  }

  /**
   * What is known of the delegates' coverage.
   *
   * @param known whether it could be told at all
   * @param delegates each that took nodes, in the order in which they were asked
   */
  record DelegateReport(boolean known, List<Coverage> delegates) {
    /** Copies the list. */
    public DelegateReport {
      delegates = List.copyOf(delegates);
      if (!known && !delegates.isEmpty()) {
        throw new IllegalArgumentException("not known, yet " + delegates);
      }
    }

    /** It cannot be told. */
    public static DelegateReport unknown() {
      return new DelegateReport(false, List.of());
    }
  }
}
