package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.InvalidExperimentException;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A generator that gives its source back; each source's target is the source itself. */
class PairedTargetsRunTests {
  private static final int COUNT = 6;
  private static final int SIDE = 32;

  private static final String TEXT =
      """
      name: paired
      pictures: 6
      batch: 4
      targets: {TARGETS}
      subjects:
        - {name: copier, model: copy.onnx, inputs: {x: {images: sources}}}
      measures: [psnr-target]
      report: {formats: [json], gallery: 0}
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    var copy = new GraphBuilder("copy");
    var same = copy.multiply(copy.input("x", -1, 3, SIDE, SIDE), copy.scalar(1));
    copy.output("picture", same, -1, 3, SIDE, SIDE);
    copy.write(folder.resolve("copy.onnx"));
    StringBuilder pairs = new StringBuilder("source,target\n");
    for (int i = COUNT - 1; i >= 0; i--) {
      String name = i == 0 ? "street" : "street-" + i;
      picture("sources/" + name + ".png", i);
      picture("named/" + name + (i % 2 == 0 ? ".png" : ".jpg"), i); // content decides
      picture("turned/" + (COUNT - i) + ".png", i);
      picture("lacking/" + (i == 2 ? "road" : name) + ".png", i);
      pairs.append("sources/" + name + ".png,turned/" + (COUNT - i) + ".png\n");
    }
    Files.writeString(folder.resolve("pairs.csv"), pairs);
    Files.writeString(
        folder.resolve("few.csv"), pairs.substring(0, pairs.lastIndexOf("sources/street.png")));
  }

  private static void picture(String name, int level) {
    float[] data = new float[3 * SIDE * SIDE];
    Arrays.fill(data, level / 10f);
    PictureFiles.writePng(new Pictures(data, 1, 3, SIDE, SIDE), 0, folder.resolve(name), 1);
  }

  private static RunRecord run(String text, String out) throws IOException {
    Path file = Files.writeString(folder.resolve("paired.yaml"), text);
    return new ExperimentRun(
            ExperimentFiles.read(file),
            folder.resolve(out),
            "test",
            Progress.SILENT,
            new LocalDevice(),
            Clock.systemUTC())
        .execute(false, Set.of())
        .record();
  }

  private static Measurement psnr(String targets, String out) throws IOException {
    return run(TEXT.replace("TARGETS", targets), out).rows().stream()
        .filter(row -> row.measurement().measure().equals("psnr-target"))
        .findFirst()
        .orElseThrow()
        .measurement();
  }

  @Test
  void targetsGoWithTheirSourcesByNameOrList() throws IOException {
    Measurement byOrder = psnr("images: turned", "order");
    Measurement byName = psnr("images: named, pair: name", "name");
    Measurement byList = psnr("pairs: pairs.csv", "list");
    Measurement told = psnr("pairs: pairs.csv, sources: sources", "told");

    assertThat(byName.value()).isGreaterThan(byOrder.value() + 20);
    assertThat(byList.value()).isEqualTo(byName.value());
    assertThat(told.value()).isEqualTo(byName.value());
    assertThat(byOrder.protocol()).contains("against the target of the same number");
    assertThat(byName.protocol()).contains("against the target of its source's name");
    assertThat(byList.protocol()).contains("against the target that pairs.csv lists");
  }

  @Test
  void aRecordSaysHowTargetsArePaired() throws IOException {
    var settings = run(TEXT.replace("TARGETS", "pairs: pairs.csv"), "said").provenance();
    assertThat(settings.settings()).containsEntry("targets.pairs", "pairs.csv");
    assertThat(settings.files()).containsKey("targets");
    assertThat(settings.randomGenerator()).isEqualTo("no input is drawn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "images: lacking, pair: name | 1 only in | (street-2) | (road)",
        "pairs: few.csv | 1 only in | (street.png) | all of",
        "images: named, pair: name, sources: turned | 6 only in | turned (1, 2, 3, …) | named",
        "pairs: pairs.csv, pair: name | targets.pair | `pair` beside `pairs` | remove `pair`",
        "images: named, sources: sources | targets.sources | in their order | remove `sources`",
        "images: named, pairs: pairs.csv | targets | `images` | `pairs`",
        "pair: name | targets | `images` | `pairs`",
        "pairs: copy.onnx | copy.onnx | JSON | what to do",
      })
  void whatDoesNotPairIsToldBeforeAnythingIsMade(
      String targets, String one, String two, String three) {
    assertThatThrownBy(() -> run(TEXT.replace("TARGETS", targets), "refused-" + targets.hashCode()))
        .isInstanceOfAny(InputException.class, InvalidExperimentException.class)
        .hasMessageContainingAll(one, two, three);
  }

  @Test
  void sourcesMustBeClear() {
    String none = TEXT.replace("images: sources", "constant: 0");
    assertThatThrownBy(
            () -> run(none.replace("TARGETS", "images: named, pair: name"), "refused-none"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("no subject is given pictures", "add `sources: edges`");
    String two =
        TEXT.replace(
            "measures:",
            "  - {name: other, model: copy.onnx, inputs: {x: {images: turned}}}\nmeasures:");
    assertThatThrownBy(
            () -> run(two.replace("TARGETS", "images: named, pair: name"), "refused-two"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("several sets", "add `sources: sources` to `targets`");
  }
}
