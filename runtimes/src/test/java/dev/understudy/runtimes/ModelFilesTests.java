package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelFilesTests {
  @TempDir Path folder;

  private static byte[] smallOnnx() {
    return onnx()
        .input("x", FLOAT, 1, 3, 4, 4)
        .weights("w", 2, 3, 3, 3)
        .node("Conv", "x w", "c")
        .node("Relu", "c", "y")
        .output("y", FLOAT, 1, 2, 2, 2)
        .bytes();
  }

  @Test
  void recognisesByContentNotByName() throws IOException {
    Path misnamed = Files.write(folder.resolve("model.tflite"), smallOnnx());
    ModelFile onnx = Runtimes.read(misnamed);
    assertThat(onnx.runtime()).isEqualTo(RuntimeName.ONNXRUNTIME);
    assertThat(onnx.sha256()).isEqualTo(Sha256.of(misnamed)).hasSize(64);
    assertThat(onnx.bytes()).isEqualTo(Files.size(misnamed));
    Path tflite = folder.resolve("model.onnx");
    Files.copy(Golden.path("conv-label.tflite"), tflite);
    assertThat(Runtimes.read(tflite).runtime()).isEqualTo(RuntimeName.TFLITE);
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    assertRefused(folder.resolve("nowhere.onnx"), "does not exist");
    assertRefused(folder, "directory");
    assertRefused(Files.createFile(folder.resolve("empty.onnx")), "empty");
  }

  @ParameterizedTest
  @CsvSource({
    "'PK\u0003\u0004rest', ZIP",
    "'version https://git-lfs.github.com/spec/v1', Git LFS",
    "'just some text, not a model', not a whole",
    "'\u0089PNG', picture",
    "'....ORTM....', .ort",
    "'\b\b', not a whole"
  })
  void saysWhatTheFileIsInstead(String content, String said) throws IOException {
    Path file = folder.resolve("generator.onnx");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, said);
  }

  private static void assertRefused(Path file, String problem) {
    assertThatThrownBy(() -> Runtimes.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem)
        .hasMessageContaining("what to do:");
  }

  @Test
  void everyTruncationOfAnOnnxFileIsRefused() throws IOException {
    byte[] whole = smallOnnx();
    for (int length = 1; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Runtimes.read(cut))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"int8.tflite,7", "conv-label.tflite,101", "no-signature.tflite,53"})
  void noTruncationOfATfliteFileCrashes(String name, int step) throws IOException {
    byte[] whole = Files.readAllBytes(Golden.path(name));
    int refused = 0;
    int tried = 0;
    for (int length = 1; length < whole.length; length += step) {
      tried++;
      // A new file each time: an earlier one may still be mapped.
      Path cut = folder.resolve(name + length);
      refused += refusedOrRuns(Files.write(cut, Arrays.copyOf(whole, length))) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(tried * 9 / 10);
  }

  /** Bytes flipped in the protobuf: each outcome but a crash or an unexplained error is fine. */
  @Test
  void noFlippedByteOfAnOnnxFileEscapesAsAnotherError() throws IOException {
    byte[] whole = smallOnnx();
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bent = whole.clone();
      bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
      refused += refusedOrRuns(Files.write(folder.resolve("bent" + i), bent)) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  /** Reads, opens, runs and counts; true if the file was refused on the way. */
  private static boolean refusedOrRuns(Path file) {
    try {
      ModelFile model = Runtimes.read(file);
      try (ModelSession session = Runtimes.open(model, SessionOptions.withThreads(1))) {
        Map<String, Tensor> inputs = new HashMap<>();
        for (TensorSpec spec : session.inputs()) {
          long[] shape = spec.shape().stream().mapToLong(d -> d < 0 ? 1 : d).toArray();
          if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) > 1_000_000) {
            return false; // a dimension bent upwards: fine, but not for this machine's memory
          }
          int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
          inputs.put(spec.name(), Tensor.of(new long[size], shape));
        }
        session.run(
            inputs, session.outputs().stream().map(TensorSpec::name).collect(Collectors.toSet()));
        Runtimes.cost(model, inputs);
      }
      return false;
    } catch (InputException refused) {
      return true;
    }
  }

  @Test
  void namesTheRuntimesVersions() {
    assertThat(Runtimes.version(RuntimeName.ONNXRUNTIME)).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Runtimes.version(RuntimeName.TFLITE)).matches("\\d+\\.\\d+\\.\\d+");
  }
}
