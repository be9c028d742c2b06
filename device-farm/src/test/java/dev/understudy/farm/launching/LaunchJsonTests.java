package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.farm.BitGenerator;
import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.InputFile;
import dev.understudy.farm.LatentDistribution;
import dev.understudy.farm.Truncation;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Optimisation;
import dev.understudy.runtimes.Provider;
import dev.understudy.runtimes.RuntimeName;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchJsonTests {
  @TempDir private Path folder;

  @Test
  void aJobArrivesAsItWasSent() throws IOException {
    Tensor psi = Tensor.of(new float[] {0.7f, Float.MIN_VALUE}, 1, 2);
    Tensor steps = Tensor.of(new long[] {Long.MAX_VALUE}, 1);
    GeneratorSpec spec =
        new GeneratorSpec(
            "größer \"and\" stranger\n",
            "fp16",
            new ModelFile(Path.of("a b", "ü.onnx"), RuntimeName.TFLITE, 1L << 40, "abc"),
            new SessionOptions(
                3, true, false, List.of(Provider.CUDA, Provider.CPU), Optimisation.EXTENDED),
            List.of(
                new InputBinding.Latent("z", 4294967295L),
                new InputBinding.ClassLabel("c", 10),
                new InputBinding.Latent(
                    "w",
                    new LatentDistribution.TruncatedNormal(1.5),
                    BitGenerator.RANDOM_STATE,
                    1,
                    List.of(18L, 512L),
                    new Truncation(0.7, InputFile.of(Path.of("ä b.npy")))),
                new InputBinding.Latent(
                    "u",
                    new LatentDistribution.Uniform(-1, 1),
                    BitGenerator.RANDOM_STATE,
                    2,
                    List.of(),
                    null),
                new InputBinding.ClassLabel("d", 10, new ClassChoice.Drawn(BitGenerator.PCG64, 4)),
                new InputBinding.ClassLabel("e", 0, new ClassChoice.Always(4)),
                new InputBinding.ClassLabel(
                    "f", 10, new ClassChoice.Listed(InputFile.of(Path.of("c.csv")), true)),
                new InputBinding.Constant("psi", psi),
                new InputBinding.Constant("steps", steps)),
            new ImageOutput(
                "image", -0.1, 255.5, ImageOutput.Layout.NHWC, ImageOutput.Overshoot.CLAMP));
    Path file = folder.resolve("job.json");
    LaunchJson.write(file, new LaunchJob(spec, LatencyPlan.nightly()));
    LaunchJob read = LaunchJson.read(file, LaunchJob.class);
    assertThat(read.plan()).isEqualTo(LatencyPlan.nightly());
    assertThat(read.spec().model().path()).isEqualTo(spec.model().path().toAbsolutePath());
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("spec.model.path")
        .isEqualTo(new LaunchJob(spec, LatencyPlan.nightly()));
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).containsExactly("job.json");
  }

  @Test
  void aReportArrivesAsItWasSent() throws IOException {
    LaunchReport report =
        new LaunchReport(
            1,
            2,
            List.of(3L, 4L),
            List.of(Long.MAX_VALUE),
            -1,
            Validity.of(Validity.Kind.UNSTABLE, "why"));
    Path file = folder.resolve("report.json");
    LaunchJson.write(file, report);
    assertThat(LaunchJson.read(file, LaunchReport.class)).isEqualTo(report);
  }
}
