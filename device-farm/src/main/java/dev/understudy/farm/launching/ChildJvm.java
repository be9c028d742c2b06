package dev.understudy.farm.launching;

import dev.understudy.farm.Defaults;
import java.nio.file.Path;

/** A child process of the same Java and class path as this one's. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * The class path goes by the environment: ONNX Runtime 1.29's telemetry runs a regular expression
   * over the command line when it starts, and its recursion overflows the stack beyond some 4,000
   * characters. It is told to stay off, too.
   */
  static ProcessBuilder of(String mainClass, Path job, Path report) {
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + Defaults.LAUNCH_HEAP,
            "-XX:+UseSerialGC", // no collector threads beside the inference's
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8", // LastLines reads it so
            "-Djava.io.tmpdir=" + job.getParent(), // deleted even if the child is killed
            mainClass,
            job.toString(),
            report.toString());
    process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    process.environment().put("ORT_DISABLE_TELEMETRY", "1");
    return process.redirectErrorStream(true);
  }
}
