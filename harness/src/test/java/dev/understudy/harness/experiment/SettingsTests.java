package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resolved form that goes into the record's provenance. */
class SettingsTests {
  @TempDir Path folder;
  ExampleFolder example;

  @BeforeEach
  void makeFolder() {
    example = new ExampleFolder(folder);
  }

  @Test
  void saysEverythingThatWasSetOrDefaulted() {
    Map<String, String> settings = example.read(ExampleFolder.FULL).settings();

    assertThat(settings)
        .containsEntry("name", "fashion-demo")
        .containsEntry("seed", "7")
        .containsEntry("pictures", "1000")
        .containsEntry("batch", "32")
        .containsEntry("reference.images", "real.idx3-ubyte.gz")
        .containsEntry("reference.floor", "test.npz")
        .containsEntry("feature-network.features", "pooled")
        .containsEntry("subjects[0].role", "teacher")
        .containsEntry("subjects[0].models[1].file", "teacher.tflite")
        .containsEntry("subjects[0].models[1].output.range", "0.0, 255.0")
        .containsEntry("subjects[0].models[0].inputs.psi", "constant 0.7")
        .containsEntry("subjects[0].models[0].inputs.label", "class i mod 10")
        .containsEntry("subjects[1].models[0].inputs.z", "latent normal, seed 9")
        .containsEntry("subjects[1].models[0].output.layout", "by its shape")
        .containsEntry("devices.local.threads", "3")
        .containsEntry("latency.plan", "custom")
        .containsEntry("latency.min-time", "500ms")
        .containsEntry("latency.max-time", "120s")
        .containsEntry("latency.max-warm-up", "1.5s")
        .containsEntry("report.formats", "csv, html")
        .containsEntry("report.gallery", "12");
    assertThat(settings.get("measures")).startsWith("fd, kid, is, precision-recall");
  }

  @Test
  void runtimesAreResolvedFromTheFileToTheExperimentToTheDefaults() {
    Experiment experiment =
        example.read(
            """
            name: a
            subjects:
              - name: a
                models:
                  - student.onnx
                  - {file: student.onnx, name: slow, precision: float16, runtime: {optimisation: none, threads: 2}}
                inputs: {z: {latent: normal}}
                output: {overshoot: clamp}
            devices: {local: {threads: 3}}
            runtimes: {onnxruntime: {spinning: true}, tflite: {xnnpack: false, threads: 4}}
            """);

    assertThat(experiment.settings())
        .containsEntry(
            "runtimes.onnxruntime", "3 threads spinning, providers cpu, graph optimisation all")
        .containsEntry("runtimes.tflite", "4 threads, XNNPACK off")
        .containsEntry("subjects[0].models[1].name", "slow")
        .containsEntry("subjects[0].models[1].precision", "float16")
        .containsEntry("subjects[0].models[1].runtime.optimisation", "none")
        .containsEntry("subjects[0].models[1].runtime.threads", "2")
        .containsEntry("subjects[0].models[0].output.overshoot", "clamp");
    assertThat(
            experiment
                .subjects()
                .get(0)
                .models()
                .get(1)
                .runtime()
                .of(dev.understudy.runtimes.RuntimeName.ONNXRUNTIME)
                .describe(dev.understudy.runtimes.RuntimeName.ONNXRUNTIME))
        .isEqualTo("2 threads spinning, providers cpu, graph optimisation none");
  }

  @Test
  void cpuBeforeOtherProvidersIsToldOnce() {
    Path file =
        example.file(
            ExampleFolder.SMALLEST + "runtimes: {onnxruntime: {providers: [cpu, cuda]}}\n");

    assertThat(ExampleFolder.problems(file))
        .singleElement()
        .asString()
        .contains("runtimes.onnxruntime.providers", "`cpu` stands before", "what to do:");
  }

  @Test
  void namesNoFolder() {
    assertThat(example.read(ExampleFolder.FULL).settings())
        .allSatisfy(
            (key, value) -> {
              assertThat(key).doesNotContain(folder.toString());
              assertThat(value).doesNotContain("/").doesNotContain("\\");
            });
  }

  @Test
  void isTheSameForFilesThatMeanTheSame() throws Exception {
    Map<String, String> first = example.read(ExampleFolder.SMALLEST).settings();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    String spelled =
        """
        # the same, with its defaults written out
        subjects: [{model: student.onnx, role: other, inputs: {"z": {seed: 42, latent: normal}}, name: a}]
        latency: {plan: standard, launches: 3}
        measures:
          - cost
          - latency
        report: {formats: [json, plots, csv, tex, md, html, junit], gallery: 24}
        pictures: 5000
        name: "smallest"
        """;

    Map<String, String> second = new ExampleFolder(elsewhere).read(spelled).settings();

    assertThat(List.copyOf(second.entrySet())).isEqualTo(List.copyOf(first.entrySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed: 7 | seed: 8 | seed",
        "label: {classes: 10} | label: {classes: 9} | subjects[0].models[0].inputs.label",
        "{constant: 0.7} | {constant: [0.7]} | subjects[0].models[0].inputs.psi",
        "half-width: 0.05 | half-width: 0.06 | latency.half-width",
        "threads: 3 | threads: 4 | devices.local.threads",
        "psnr, ssim | ssim, psnr | measures",
      })
  void differsWhereFilesDiffer(String from, String to, String key) {
    Map<String, String> first = example.read(ExampleFolder.FULL).settings();
    Map<String, String> second = example.read(ExampleFolder.FULL.replace(from, to)).settings();

    assertThat(second.get(key)).isNotEqualTo(first.get(key));
    assertThat(second.keySet()).isEqualTo(first.keySet());
  }
}
