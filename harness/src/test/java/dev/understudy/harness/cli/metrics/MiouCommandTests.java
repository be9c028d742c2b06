package dev.understudy.harness.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network whose logits are a pixel's colours finds class 0 in red, 1 in green and 2 in blue. */
class MiouCommandTests {
  private static final int COUNT = 12;
  private static final int HEIGHT = 6;
  private static final int WIDTH = 8;
  private static final int DONT_CARE = 255;

  @TempDir private Path temp;
  private final long[][] counts = new long[3][3];
  private Sets sets;
  private Path made;
  private Path labels;

  @BeforeEach
  void write() throws IOException {
    sets = new Sets(temp);
    made = temp.resolve("made");
    labels = temp.resolve("labels");
    var graph = new GraphBuilder("colours");
    Value one = graph.weights("one", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3, 1, 1);
    Value pictures = graph.input("pictures", -1, 3, -1, -1);
    graph.output("logits", graph.conv(pictures, one, null, Window.point(), 1), -1, 3, -1, -1);
    graph.write(temp.resolve("colours.onnx"));
    yaml("classes: 3");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < COUNT; i++) {
      write(i, random);
    }
  }

  private Path yaml(String line) throws IOException {
    return Files.writeString(
        temp.resolve("colours.yaml"), "name: colours\nmodel: colours.onnx\n" + line + "\n");
  }

  private void write(int picture, SplittableRandom random) throws IOException {
    float[] data = new float[3 * HEIGHT * WIDTH];
    Arrays.fill(data, -1);
    int[] truth = new int[HEIGHT * WIDTH];
    for (int p = 0; p < truth.length; p++) {
      int found = random.nextInt(3);
      data[found * truth.length + p] = 1;
      boolean counted = random.nextInt(5) > 0;
      truth[p] = !counted ? DONT_CARE : random.nextInt(3) == 0 ? random.nextInt(3) : found;
      if (counted) {
        counts[truth[p]][found]++;
      }
    }
    String name = String.format("town/%02d.png", picture);
    PictureFiles.writePng(new Pictures(data, 1, 3, HEIGHT, WIDTH), 0, made.resolve(name), 1);
    writeLabels(labels.resolve(name), truth, 1);
  }

  /** Every pixel becomes {@code scale} pixels a side. */
  private static void writeLabels(Path file, int[] ids, int scale) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    var image = new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, ids[y / scale * WIDTH + x / scale]);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private double iou(int c) {
    long union = -counts[c][c];
    for (int k = 0; k < 3; k++) {
      union += counts[c][k] + counts[k][c];
    }
    return counts[c][c] / (double) union;
  }

  private JsonNode json(Path pictures, Object... more) throws IOException {
    Object[] all = {
      "miou", pictures, labels, "--network", temp.resolve("colours.yaml"), "--json", "--quiet"
    };
    Object[] args = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, args, all.length, more.length);
    assertThat(sets.execute(args)).as("%s", sets.err).isZero();
    return new ObjectMapper().readTree(sets.out);
  }

  private void check(JsonNode json) {
    double right = counts[0][0] + counts[1][1] + counts[2][2];
    long all = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    assertThat(json.at("/measurements/0/measure").asText()).isEqualTo("miou");
    assertThat(json.at("/measurements/0/value").doubleValue())
        .isCloseTo((iou(0) + iou(1) + iou(2)) / 3, within(1e-12));
    assertThat(json.at("/measurements/1/value").doubleValue())
        .isCloseTo(right / all, within(1e-12));
    assertThat(json.at("/measurements/1/n").asInt()).isEqualTo(COUNT);
    for (int c = 0; c < 3; c++) {
      JsonNode score = json.at("/classes/" + c);
      assertThat(score.at("/iou").doubleValue()).isCloseTo(iou(c), within(1e-12));
      assertThat(score.at("/pixels").asLong()).isEqualTo(Arrays.stream(counts[c]).sum());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64})
  void theScoresAreThoseCountedByHandWhateverTheBatch(int batch) throws IOException {
    JsonNode json = json(made, "--mapping", "identity-3", "--batch", batch);
    check(json);
    assertThat(json.at("/notes").toString()).contains("by relative name");
    assertThat(json.at("/inputs/1/kind").asText()).isEqualTo("labels");
    assertThat(json.at("/measurements/0/protocol").asText())
        .contains("mean over the classes in the labels or found", "labels by identity-3");
  }

  @Test
  void anArchivePairsByOrder() throws IOException {
    Path zip = temp.resolve("made.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = COUNT - 1; i >= 0; i--) {
        String name = String.format("%02d.png", i);
        out.putNextEntry(new ZipEntry(name));
        Files.copy(made.resolve("town").resolve(name), out);
        out.closeEntry();
      }
    }
    JsonNode json = json(zip, "--mapping", "identity-3");
    check(json);
    assertThat(json.at("/notes").toString()).contains("by order");
  }

  @Test
  void aMappingOfOnesOwnNamesTheClasses() throws IOException {
    Path csv =
        Files.writeString(
            temp.resolve("mine.csv"), "id,class,name\n0,0,roof\n1,1,lawn\n2,2,sky\n255,255,none\n");
    JsonNode json = json(made, "--mapping", csv);
    check(json);
    assertThat(json.at("/classes/1/name").asText()).isEqualTo("lawn");
  }

  @Test
  void aNetworksOwnClassesAreTranslated() throws IOException {
    yaml("classes: [0, 255, 2]");
    JsonNode json = json(made, "--mapping", "identity-3");
    assertThat(json.at("/classes/1/iou").doubleValue()).isZero();
    assertThat(json.at("/classes/2/iou").doubleValue()).isCloseTo(iou(2), within(1e-12));
  }

  @Test
  void anOddSizedLabelMapIsSaidAndMetAtItsOwnSize() throws IOException {
    int[] sky = new int[HEIGHT * WIDTH];
    Arrays.fill(sky, 2);
    writeLabels(labels.resolve("town/03.png"), sky, 3);
    JsonNode json = json(made, "--mapping", "identity-3");
    assertThat(json.at("/measurements/0/warnings").toString()).contains("several sizes");
    assertThat(json.at("/classes/2/pixels").asLong()).isGreaterThan(9L * HEIGHT * WIDTH);
  }

  @ParameterizedTest
  @CsvSource({
    "coco-stuff182, 182, mean over the classes in the labels;",
    "cityscapes19, 19, mean over the classes in the labels or found"
  })
  void thePublishedAveragingIsTheDefault(String mapping, int classes, String averaging)
      throws IOException {
    int[] network = {7, 8, DONT_CARE};
    yaml("classes: [0, 1, 2]");
    for (int i = 0; i < COUNT; i++) {
      int[] ids = new int[HEIGHT * WIDTH];
      Arrays.setAll(ids, p -> network[p % 3]);
      writeLabels(labels.resolve(String.format("town/%02d.png", i)), ids, 1);
    }
    JsonNode json = json(made, "--mapping", mapping);
    assertThat(json.at("/classes")).hasSize(classes);
    assertThat(json.at("/measurements/0/protocol").asText() + ";").contains(averaging);
  }

  @Test
  void whatDoesNotPairIsNamed() throws IOException {
    Files.move(labels.resolve("town/04.png"), labels.resolve("town/x.png"));
    assertThat(run("identity-3")).isEqualTo(2);
    assertThat(sets.err).contains("town/04", "town/x", "what to do");
  }

  @Test
  void endingsOfNamesAreLeftOut() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      Path file = labels.resolve(String.format("town/%02d.png", i));
      Path ids = labels.resolve(String.format("town/%02d_labelIds.png", i));
      Files.copy(file, ids);
      Files.move(file, labels.resolve(String.format("town/%02d_color.png", i)));
    }
    check(json(made, "--mapping", "identity-3", "--label-ending", "_labelIds"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cityscape | no mapping is called cityscape",
        "identity-1 | no mapping is called identity-1",
        "absent.csv | no such file",
        "identity-2 | the network has 3 classes, and the label maps' mapping has 2",
        "identity-4 | the network has 3 classes, and the label maps' mapping has 4"
      })
  void aMappingThatDoesNotFitIsRefused(String mapping, String problem) {
    assertThat(run(mapping)).isEqualTo(2);
    assertThat(sets.err).contains(problem, "expected", "what to do");
  }

  @Test
  void anIdThatTheMappingDoesNotKnowNamesTheFile() throws IOException {
    int[] ids = new int[HEIGHT * WIDTH];
    ids[WIDTH + 2] = 77;
    writeLabels(labels.resolve("town/07.png"), ids, 1);
    assertThat(run("identity-3")).isEqualTo(2);
    assertThat(sets.err).contains("07.png", "id 77 at row 1, column 2");
  }

  private int run(String mapping) {
    return sets.execute(
        "miou", made, labels, "--network", temp.resolve("colours.yaml"), "--mapping", mapping);
  }
}
