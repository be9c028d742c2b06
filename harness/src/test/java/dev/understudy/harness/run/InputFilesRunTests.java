package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that feed models and have something wrong in their midst; runs must not begin. */
class InputFilesRunTests {
  private static final int COUNT = 9;
  private static final int SIDE = 32;
  private static final int AREA = SIDE * SIDE;

  private static final String TEXT =
      """
      name: fed
      seed: 42
      pictures: 9
      batch: 4
      subjects:
        - {name: teacher, role: teacher, model: maps.onnx, output: {name: picture}, inputs: {s: FED}}
        - {name: student, role: student, model: maps.onnx, output: {name: picture}, inputs: {s: FED}}
      measures: [MEASURES]
      report: {formats: [json], gallery: 0}
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    var maps = new GraphBuilder("maps"); // three channels in, the same picture out
    Value same = maps.multiply(maps.input("s", -1, 3, SIDE, SIDE), maps.scalar(0.5f));
    maps.output("picture", same, -1, 3, SIDE, SIDE);
    maps.output("half", maps.multiply(same, maps.scalar(0.5f)), -1, 3, SIDE, SIDE);
    maps.write(folder.resolve("maps.onnx"));
    var classes = new GraphBuilder("classes");
    Value row = classes.weights("row", new float[3 * 3 * AREA], 3, 3 * AREA);
    Value flat = classes.matmul(classes.input("s", -1, 3), row);
    classes.output("picture", classes.reshape(flat, -1, 3, SIDE, SIDE), -1, 3, SIDE, SIDE);
    classes.write(folder.resolve("classes.onnx"));
    for (int i = 0; i < COUNT; i++) {
      labels("good", i, 2);
      labels("unknown", i, i == 6 ? 3 : 2);
      picture("pictures", i, SIDE);
      picture("broken", i, SIDE);
      picture("sizes", i, i == 8 ? 16 : SIDE);
    }
    Path cut = folder.resolve("broken/8.png");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 30));
    Files.writeString(folder.resolve("mapping.csv"), "id,class\n0,0\n1,1\n2,2\n7,255\n");
    Files.write(folder.resolve("good.npy"), rows(COUNT, Float.NaN, COUNT));
    Files.write(folder.resolve("nan.npy"), rows(COUNT, Float.NaN, 6));
    Files.write(folder.resolve("infinite.npy"), rows(COUNT, Float.NEGATIVE_INFINITY, 8));
    Files.write(folder.resolve("later.npy"), rows(COUNT + 3, Float.NaN, COUNT + 1));
    Files.writeString(folder.resolve("short.csv"), "label\n0\n1\n2\n");
  }

  private static void labels(String set, int number, int id) throws IOException {
    byte[] grey = new byte[256];
    var colours = new IndexColorModel(8, 256, grey, grey, grey);
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED, colours);
    image.getRaster().setSample(5, 4, 0, id);
    Path file = Files.createDirectories(folder.resolve(set)).resolve(number + ".png");
    ImageIO.write(image, "png", file.toFile());
  }

  private static void picture(String set, int number, int side) {
    float[] data = new float[3 * side * side];
    java.util.Arrays.fill(data, number / 10f);
    PictureFiles.writePng(
        new Pictures(data, 1, 3, side, side), 0, folder.resolve(set + "/" + number + ".png"), 1);
  }

  /** Zeros as numpy.save writes them, but for the padding, one row's first value bad. */
  private static byte[] rows(int rows, float bad, int badRow) {
    byte[] header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 3, %d, %d), }\n"
            .formatted(rows, SIDE, SIDE)
            .getBytes(StandardCharsets.ISO_8859_1);
    int row = 4 * 3 * AREA;
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length + row * rows)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
            .putShort((short) header.length)
            .put(header);
    if (badRow < rows) {
      bytes.putFloat(10 + header.length + badRow * row, bad);
    }
    return bytes.array();
  }

  /** Which steps began. */
  private static final class Begun implements Progress {
    private final List<String> steps = new ArrayList<>();

    @Override
    public void begin(String name, int number, int of, long work) {
      steps.add(name);
    }

    @Override
    public void advance(long units) {}

    @Override
    public void end() {}

    @Override
    public void say(String line) {}
  }

  private static RunRecord run(String text, String out, Progress progress) throws IOException {
    Path file = Files.writeString(folder.resolve("fed.yaml"), text);
    return new ExperimentRun(
            ExperimentFiles.read(file),
            folder.resolve(out),
            "test",
            progress,
            new LocalDevice(),
            Clock.systemUTC())
        .execute(false, Set.of())
        .record();
  }

  private static String text(String fed) {
    return TEXT.replace("FED", fed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{label-maps: unknown, classes: 3} | unknown/6.png | has the id 3 at row 4, column 5 |"
            + " 3 classes, and 255 for don't-care",
        "{label-maps: unknown, classes: 3, mapping: mapping.csv} | unknown/6.png | has the id 3 |"
            + " 3 classes, and 7 for don't-care",
        "{label-maps: unknown, classes: 3, repeat: true} | unknown/6.png | has the id 3 | 3"
            + " classes",
        "{file: nan.npy} | 's' | row 6 of nan.npy holds NaN | finite numbers",
        "{file: infinite.npy} | 's' | row 8 of infinite.npy holds -Infinity | finite numbers",
        "{images: broken} | broken/8.png | cannot be read | what to do",
        "{images: sizes} | sizes: 8.png | 16x16 | what to do",
      })
  void whatIsWrongInTheMidstOfAFileIsToldBeforeAnyStep(
      String fed, String where, String problem, String expected) {
    for (String measures : List.of("cost, psnr", "cost, exits")) {
      Begun begun = new Begun();
      String text = text(fed).replace("MEASURES", measures);
      String exits =
          text.replace(
              "model: maps.onnx, output: {name: picture},",
              "model: maps.onnx, exits: {outputs: [half, picture], distance: mae},");
      assertThatThrownBy(
              () ->
                  run(
                      measures.endsWith("exits") ? exits : text,
                      "refused-" + (fed + measures).hashCode(),
                      begun))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(where, problem, expected);
      assertThat(begun.steps).isEmpty();
    }
  }

  @Test
  void classFilesThatAreTooShortAreToldBeforeAnyStep() {
    Begun begun = new Begun();
    String text =
        text("{classes: 3, labels: short.csv}")
            .replace("MEASURES", "cost, psnr")
            .replace("maps.onnx", "classes.onnx");
    assertThatThrownBy(() -> run(text, "short", begun))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("9 pictures", "teacher", "hold inputs for 3", "repeat: true");
    assertThat(begun.steps).isEmpty();
  }

  @Test
  void exitsAreHeldToTheirFilesToo() {
    String text =
        text("{label-maps: good, classes: 3}")
            .replace("MEASURES", "exits")
            .replace("pictures: 9", "pictures: 10")
            .replace(
                "model: maps.onnx, output: {name: picture},",
                "model: maps.onnx, exits: {outputs: [half, picture], distance: mae},");
    assertThatThrownBy(() -> run(text, "exits", new Begun()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("10 pictures", "hold inputs for 9", "set `pictures: 9`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{label-maps: good, classes: 3}",
        "{images: pictures}",
        "{file: good.npy}",
        "{file: later.npy}", // what is beyond the pictures does not matter
      })
  void goodFilesRun(String fed) throws IOException {
    RunRecord record =
        run(text(fed).replace("MEASURES", "psnr"), "good-" + fed.hashCode(), new Begun());
    assertThat(record.rows()).isNotEmpty();
  }

  @Test
  void whatIsOnlyTimedReadsItsFirstPictures() throws IOException {
    RunRecord record =
        run(text("{images: broken}").replace("MEASURES", "cost"), "cost", new Begun());
    assertThat(record.rows()).isNotEmpty();
  }
}
