package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.harness.run.SmallExperiment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Everything that is wrong is said before anything long starts, with exit code 2. */
class BadInputTests {
  @TempDir private Path temp;

  private Path experiment = Path.of("");
  private String errors = "";

  @BeforeEach
  void writeAGoodExperiment() {
    experiment = SmallExperiment.write(temp, 100, SmallExperiment.STEADY);
  }

  private int run() {
    StringWriter err = new StringWriter();
    CommandLine line = CommandLines.create();
    line.setErr(new PrintWriter(err));
    line.setOut(new PrintWriter(new StringWriter()));
    int code =
        line.execute(
            "run", experiment.toString(), "--out", temp.resolve("run").toString(), "--quiet");
    errors = err.toString();
    return code;
  }

  private void replace(String what, String by) throws IOException {
    String text = Files.readString(experiment);
    assertThat(text).contains(what);
    Files.writeString(experiment, text.replace(what, by));
  }

  private void assertRefused(String... parts) {
    assertThat(run()).as(errors).isEqualTo(2);
    assertThat(errors).contains(parts).contains("expected:", "what to do:");
    assertThat(errors).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher.onnx", "teacher.tflite", "fashion-features.onnx"})
  void emptyModel(String file) throws IOException {
    Files.write(temp.resolve(file), new byte[0]);
    assertRefused(file, "empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher.onnx", "teacher.tflite", "fashion-features.onnx"})
  void truncatedModel(String file) throws IOException {
    byte[] whole = Files.readAllBytes(temp.resolve(file));
    Files.write(temp.resolve(file), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(file);
  }

  @Test
  void aPictureInPlaceOfAModel() throws IOException {
    Files.copy(
        temp.resolve("real-train-5000.idx3-ubyte.gz"),
        temp.resolve("student.onnx"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertRefused("student.onnx");
  }

  @Test
  void twoModelsForOneRuntimeNeedNames() throws IOException {
    replace("models: [student.onnx, student.tflite]", "models: [student.onnx, teacher.onnx]");
    assertRefused("small.yaml:19", "student", "two models called onnxruntime", "name it");
  }

  @Test
  void aProviderThatIsNotThere() throws IOException {
    replace(
        "models: [student.onnx, student.tflite]",
        "models: [{file: student.onnx, runtime: {providers: [directml, cpu]}}]");
    assertRefused("small.yaml:19", "directml", "available: cpu", "UNDERSTUDY_EXTRA_CLASSPATH");
  }

  @Test
  void settingsOfTheOtherRuntime() throws IOException {
    replace(
        "models: [student.onnx, student.tflite]",
        "models: [{file: student.onnx, runtime: {xnnpack: false, threads: 1}}]");
    assertRefused("small.yaml:19", "sets xnnpack", "onnxruntime", "`optimisation`");
  }

  @Test
  void missingModel() throws IOException {
    Files.delete(temp.resolve("student.tflite"));
    assertRefused("student.tflite", "small.yaml:");
  }

  @Test
  void aModelWhoseOutputIsNotAnImage() throws IOException {
    replace("models: [student.onnx, student.tflite]", "models: [fashion-features.onnx]");
    replace(
        "inputs: {z: {latent: normal}, label: {classes: 10}}\n    output: {name: image}\nmeasures",
        "inputs: {image: {latent: normal}}\n    output: {name: logits}\nmeasures");
    assertRefused("student", "logits");
  }

  @Test
  void wrongInputNameListsTheModelsInputs() throws IOException {
    replace("{z: {latent", "{zz: {latent");
    assertRefused("zz", "z FLOAT32[N,64]", "label");
  }

  @Test
  void wrongOutputNameListsTheModelsOutputs() throws IOException {
    replace("name: image}", "name: picture}");
    assertRefused("picture", "image");
  }

  @Test
  void unreadableImageFolder() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("images"));
    for (int i = 10; i < 60; i++) {
      Files.writeString(folder.resolve("a" + i + ".png"), "this is no PNG");
    }
    replace("images: real-train-5000.idx3-ubyte.gz", "images: images");
    assertRefused("a10.png");
  }

  @Test
  void truncatedReferenceImages() throws IOException {
    Path idx = temp.resolve("real-train-5000.idx3-ubyte.gz");
    byte[] whole = Files.readAllBytes(idx);
    Files.write(idx, Arrays.copyOf(whole, 2000));
    assertRefused("real-train-5000");
  }

  @Test
  void statisticsOfAnotherNetwork() throws IOException {
    Files.writeString(temp.resolve("real-train-stats.npz"), "PK no zip");
    assertRefused("real-train-stats.npz");
  }

  @Test
  void fewerPicturesThanAMeasureNeeds() throws IOException {
    replace("pictures: 100", "pictures: 5");
    assertRefused("there are only 5 pictures", "at least");
  }

  @Test
  void anOutputFolderOfSomethingElse() throws IOException {
    Path out = Files.createDirectory(temp.resolve("run"));
    Files.writeString(out.resolve("thesis.tex"), "years of work");
    assertRefused("not of a run");
    assertThat(Files.readString(out.resolve("thesis.tex"))).isEqualTo("years of work");
  }

  @Test
  void allErrorsOfTheFileAtOnce() throws IOException {
    replace("pictures: 100", "pictures: -3");
    replace("seed: 42", "sede: 42");
    replace("threads: 1", "threads: lots");
    assertThat(run()).isEqualTo(2);
    assertThat(errors)
        .contains("small.yaml:2", "small.yaml:3", "did you mean", "seed", "threads")
        .contains("errors; nothing was run");
  }
}
