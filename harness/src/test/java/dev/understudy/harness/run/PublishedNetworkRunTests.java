package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.demo.DemoAssets;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment on installed networks, here of random weights in the published layouts. */
class PublishedNetworkRunTests {
  private static final String TEXT =
      """
      name: published
      pictures: 20
      batch: 8
      reference: {name: Fashion-MNIST, images: real}
      feature-network: fid-inception/tf1
      lpips: squeeze
      subjects:
        - name: teacher
          role: teacher
          model: teacher.onnx
          inputs: &inputs {z: {latent: normal}, label: {classes: 10}}
          output: {name: image}
        - {name: student, role: student, model: student.onnx, inputs: *inputs, output: {name: image}}
      measures: [fd, sfid, kid, is, mifid, lpips]
      report: {formats: [json], gallery: 2}
      """;

  @TempDir private static Path folder;
  private static RunRecord record;

  @BeforeAll
  static void run() throws IOException {
    // The build points this user's cache into the build folder.
    RandomNetworks.installInception(Weights.ofThisUser(), folder.resolve("inception"));
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));
    DemoAssets.unpack(folder);
    Files.createDirectories(folder.resolve("real"));
    try (var stream = Datasets.pictures(folder.resolve("real-train-5000.idx3-ubyte.gz")).open(40)) {
      Pictures real = stream.next().orElseThrow();
      for (int i = 0; i < real.count(); i++) {
        PictureFiles.writePng(real, i, folder.resolve("real/" + i + ".png"), 1);
      }
    }
    Path file = Files.writeString(folder.resolve("published.yaml"), TEXT);
    record =
        new ExperimentRun(
                ExperimentFiles.read(file), folder.resolve("out"), "test", Progress.SILENT)
            .execute(false, Set.of())
            .record();
  }

  private static Map<String, Measurement> of(String subject) {
    return record.rows().stream()
        .filter(row -> row.subject().equals(subject))
        .map(RunRecord.Row::measurement)
        .collect(Collectors.toMap(Measurement::measure, Function.identity()));
  }

  @Test
  void givesTheMeasuresUnderTheirPublishedNames() {
    assertThat(of("teacher")).containsOnlyKeys("fid", "sfid", "kid", "is", "mifid");
    assertThat(of("student"))
        .containsOnlyKeys("fid", "sfid", "kid", "is", "mifid", "lpips-squeeze");
    assertThat(of("student").values())
        .allSatisfy(m -> assertThat(m.value()).as(m.measure()).isFinite());
    assertThat(record.measures()).extracting("label").contains("FID", "sFID", "LPIPS (squeeze)");
    assertThat(record.comparisons())
        .extracting(RunRecord.Comparison::measure)
        .contains("fid", "sfid", "kid", "is")
        .doesNotContain("mifid");
  }

  @Test
  void saysProtocolAndWeightsBesideEveryFigure() {
    Map<String, String> weights =
        record.provenance().files().entrySet().stream()
            .filter(file -> file.getKey().startsWith("weights "))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThat(weights)
        .containsOnlyKeys(
            "weights inception.pth (unverified)",
            "weights squeezenet.pth (unverified)",
            "weights heads.pth (unverified)");
    String sha256 = weights.get("weights inception.pth (unverified)");
    assertThat(of("student").get("fid").protocol())
        .contains("tf1: tf1-bilinear to 299x299, (v-128)/128")
        .contains("fid-inception " + sha256.substring(0, 8))
        .contains("ddof=1, 2048-d");
    assertThat(record.provenance().settings())
        .containsEntry("feature-network", "fid-inception")
        .containsEntry("feature-network.protocol", "tf1")
        .containsEntry("lpips", "lpips-squeeze");
  }

  @Test
  void marksEveryFigureOfUnverifiedWeights() {
    assertThat(of("student").values())
        .allSatisfy(m -> assertThat(m.warnings()).anyMatch(w -> w.contains("not the published")));
  }

  @Test
  void theGalleryShowsLpipsPerPair() {
    assertThat(record.gallery()).hasSize(2);
    assertThat(record.gallery().get(0).scores()).containsOnlyKeys("lpips-squeeze");
  }
}
