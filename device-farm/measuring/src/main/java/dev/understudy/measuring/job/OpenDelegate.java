package dev.understudy.measuring.job;

import org.tensorflow.lite.InterpreterApi;

/** A delegate that was made for one interpreter; closed after it. */
public interface OpenDelegate extends AutoCloseable {
  /** Adds it to what an interpreter is made with. */
  void addTo(InterpreterApi.Options options);

  @Override
  void close();
}
