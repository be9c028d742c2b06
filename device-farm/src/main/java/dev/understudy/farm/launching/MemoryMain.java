package dev.understudy.farm.launching;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** {@code MemoryMain JOB REPORT} runs a model and tells how much memory its process took. */
public final class MemoryMain {
  private MemoryMain() {}

  /** Runs one job. */
  public static void main(String[] args) throws IOException {
    ParentWatch.start(System.in, () -> Runtime.getRuntime().halt(ParentWatch.PARENT_GONE));
    MemoryJob job = LaunchJson.read(Path.of(args[0]), MemoryJob.class);
    LaunchJson.write(Path.of(args[1]), run(job));
  }

  private static MemoryReport run(MemoryJob job) {
    Runtimes.version(job.runtime()); // loads the native library
    if (job.model().isEmpty()) {
      return new MemoryReport(PeakMemory.now());
    }
    ModelFile model = Runtimes.read(Path.of(job.model()));
    try (ModelSession session = Runtimes.open(model, SessionOptions.withThreads(job.threads()));
        ModelSession.Invocation invocation =
            session.prepare(
                Runtimes.example(model, session.inputs(), job.shapes()),
                session.outputs().stream().map(TensorSpec::name).collect(Collectors.toSet()))) {
      for (int i = 0; i < job.runs(); i++) {
        invocation.invoke();
      }
      return new MemoryReport(PeakMemory.now());
    }
  }
}
