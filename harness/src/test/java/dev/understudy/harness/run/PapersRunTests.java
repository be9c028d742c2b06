package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Every paper's experiment file from start to end, on small generators of its architecture with
 * random weights and on generated pictures. Only sizes, paths and what needs published weights is
 * changed.
 */
class PapersRunTests {
  private static final Path PAPERS = Path.of("..", "papers");
  private static final int PICTURES = 24;

  @TempDir private Path folder;

  static List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(PAPERS)) {
      return all.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("edges2fashion.yaml")) // has trained models of its own
          .map(file -> PAPERS.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void runsAndSetsOursBesideTheirs(String file) throws IOException {
    Map<String, Object> experiment = new Yaml().load(Files.readString(PAPERS.resolve(file)));
    Path home = folder.resolve(file).getParent();
    Files.createDirectories(home);
    Path published = PAPERS.resolve(file).resolveSibling("published.csv");
    if (Files.exists(published)) {
      Files.copy(published, home.resolve("published.csv"));
    }
    shrink(experiment);
    fillIn(home, file, experiment);
    Path small = Files.writeString(folder.resolve(file), new Yaml().dump(experiment));

    new ExperimentRun(
            ExperimentFiles.read(small),
            folder.resolve("run"),
            "test",
            Progress.SILENT,
            new LocalDevice(), // whatever the machine's load
            Clock.systemUTC())
        .execute(false, Set.of());

    assertThat(folder.resolve("run/report.html")).isNotEmptyFile();
    if (file.startsWith("early-exits/")) {
      String exits = Files.readString(folder.resolve("run/exits.md")).replace("\\", "");
      assertThat(exits).contains("image_1", "image_3", "0.05");
      return;
    }
    for (String table : List.of("paper.md", "paper.tex")) {
      String text = Files.readString(folder.resolve("run").resolve(table));
      subjects(experiment)
          .forEach(subject -> assertThat(text).contains(String.valueOf(subject.get("name"))));
    }
    String page = Files.readString(folder.resolve("run/report.html"));
    assertThat(Files.readString(folder.resolve("run/paper.md"))).containsPattern("\\|.*[0-9]");
    assertThat(page).contains(String.valueOf(mapping(experiment, "report").get("layout")));
  }

  private static void shrink(Map<String, Object> experiment) {
    experiment.put("pictures", PICTURES);
    experiment.put("batch", 8);
    experiment.put("devices", Map.of("local", Map.of("threads", 1)));
    experiment.put(
        "latency",
        Map.of(
            "plan",
            "quick",
            "launches",
            1,
            "warm-up-runs",
            1,
            "max-warm-up",
            "20ms",
            "min-runs",
            2,
            "min-time",
            "1ms",
            "max-time",
            "20ms"));
    experiment.remove("lpips");
    List<String> measures = new ArrayList<>();
    for (Object measure : (List<?>) Objects.requireNonNull(experiment.get("measures"))) {
      // These ask for class logits or more pictures than a test makes.
      if (!List.of("is", "droplets").contains(measure)) {
        measures.add(String.valueOf(measure));
      }
    }
    experiment.put("measures", measures);
  }

  private void fillIn(Path home, String file, Map<String, Object> experiment) throws IOException {
    int[] size = {64, 64};
    for (Map<String, Object> subject : subjects(experiment)) {
      String model = String.valueOf(subject.get("model"));
      Path to = home.resolve(model);
      Files.createDirectories(to.getParent());
      Files.copy(PAPERS.resolve("test-models").resolve(testModel(file, to)), to);
      if (testModel(file, to).matches("(gaugan-cityscapes|early-exit-spade).*")) {
        size = new int[] {64, 128};
      }
      if (testModel(file, to).startsWith("biggan")) {
        size = new int[] {32, 32};
      }
    }
    for (Map<String, Object> subject : subjects(experiment)) {
      for (Object binding : mapping(subject, "inputs").values()) {
        data(home, (Map<?, ?>) binding, size);
      }
    }
    if (experiment.containsKey("reference")) {
      Map<String, Object> reference = mapping(experiment, "reference");
      pictures(home.resolve(String.valueOf(reference.get("images"))), 2 * PICTURES, size);
      features(home.resolve("features.onnx"));
      experiment.put("feature-network", Map.of("name", "tiny", "model", "features.onnx"));
    }
  }

  private static String testModel(String file, Path model) {
    String role = String.valueOf(model.getFileName());
    String set = String.valueOf(model.getParent().getFileName());
    return switch (file) {
      case "blazestylegan/256.yaml" ->
          role.equals("teacher.onnx") ? "stylegan2-teacher.onnx" : "blazestylegan-student.onnx";
      case "early-exits/reenactment.yaml" -> "early-exit-reenactment.onnx";
      case "early-exits/semantic-map.yaml" -> "early-exit-spade.onnx";
      case "spectral-styledcgan/experiment.yaml" -> role;
      default -> (set.startsWith("pix2pix") ? "pix2pix" : set) + "-" + role;
    };
  }

  private void data(Path home, Map<?, ?> binding, int[] size) throws IOException {
    if (binding.containsKey("images")) {
      pictures(home.resolve(String.valueOf(binding.get("images"))), PICTURES, size);
    }
    if (binding.containsKey("label-maps")) {
      int classes = (int) Objects.requireNonNull(binding.get("classes"));
      maps(home.resolve(String.valueOf(binding.get("label-maps"))), classes, size);
      if (binding.containsKey("edges")) {
        maps(home.resolve(String.valueOf(binding.get("edges"))), 200, size);
      }
    }
  }

  private static void pictures(Path to, int count, int[] size) throws IOException {
    SplittableRandom random = new SplittableRandom(to.getFileName().hashCode());
    for (int n = 0; n < count; n++) {
      BufferedImage image = new BufferedImage(size[1], size[0], BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < size[0]; y++) {
        for (int x = 0; x < size[1]; x++) {
          image.setRGB(x, y, (random.nextInt(1 << 24) & 0xf0f0f0) | (x * n % 16));
        }
      }
      write(to, n, image);
    }
  }

  private static void maps(Path to, int classes, int[] size) throws IOException {
    byte[] grey = new byte[256];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) i;
    }
    IndexColorModel ids = new IndexColorModel(8, 256, grey, grey, grey);
    for (int n = 0; n < PICTURES; n++) {
      BufferedImage image =
          new BufferedImage(size[1], size[0], BufferedImage.TYPE_BYTE_INDEXED, ids);
      for (int y = 0; y < size[0]; y++) {
        for (int x = 0; x < size[1]; x++) {
          image.getRaster().setSample(x, y, 0, (x / 8 + y / 8 * 5 + n) % classes);
        }
      }
      write(to, n, image);
    }
  }

  private static void write(Path to, int n, BufferedImage image) throws IOException {
    Files.createDirectories(to);
    ImageIO.write(image, "png", to.resolve(String.format("%04d.png", n)).toFile());
  }

  /** The means of the colours over the picture and over its squares: six features. */
  private static void features(Path to) {
    GraphBuilder graph = new GraphBuilder("tiny");
    Value x = graph.input("image", -1, 3, -1, -1);
    Value mean = graph.mean(x, false, 2, 3);
    Value square = graph.mean(graph.multiply(x, x), false, 2, 3);
    graph.output("features", graph.concat(1, List.of(mean, square)), -1, 6);
    graph.write(to);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> subjects(Map<String, Object> experiment) {
    return (List<Map<String, Object>>) Objects.requireNonNull(experiment.get("subjects"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(Map<String, Object> from, String key) {
    return (Map<String, Object>) Objects.requireNonNull(from.get(key));
  }

  /** The set of files is the set of papers: none is left out by accident. */
  @Test
  void everyPaperHasOne() throws IOException {
    assertThat(files().stream().map(f -> f.substring(0, f.indexOf('/'))).distinct())
        .containsExactly(
            "blazestylegan", "dgl-gan", "early-exits", "gan-compression", "spectral-styledcgan");
  }
}
