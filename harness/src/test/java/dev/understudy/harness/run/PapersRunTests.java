package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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

  /** Cityscapes' ids, the licence plate's -1 aside. */
  private static final int LABEL_IDS = 34;

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
      String sheet = Files.readString(folder.resolve("run/paper.md")).replace("\\", "");
      assertThat(sheet)
          .contains("At image_1, %", "| LPIPS ≤ 0.1 | FIANCEE |", "up to a half†")
          .containsPattern("≤ 0.05 \\| oracle, measured \\|( [0-9]+(\\.[0-9]+)?[^|]*\\|){6}")
          .contains("| predictor, measured |");
      return;
    }
    List<String> columns = new ArrayList<>();
    for (String measure : List.of("miou", "ppl")) {
      if (measures(experiment).contains(measure)) {
        columns.add(measure);
        subjects(experiment)
            .forEach(subject -> ourOwn(measure, String.valueOf(subject.get("name"))));
      }
    }
    assertThat(columns)
        .as("columns that need networks of their own")
        .isEqualTo(file.matches(".*(cityscapes|coco).*") ? List.of("miou") : stylegan2(file));
    String gallery = Files.readString(folder.resolve("run/report.html"));
    assertThat(gallery).contains("Equal inputs", "input 0").doesNotContain("Equal latents");
    for (String table : List.of("paper.md", "paper.tex")) {
      String text = Files.readString(folder.resolve("run").resolve(table));
      subjects(experiment)
          .forEach(subject -> assertThat(text).contains(String.valueOf(subject.get("name"))));
    }
    String page = Files.readString(folder.resolve("run/report.html"));
    assertThat(Files.readString(folder.resolve("run/paper.md"))).containsPattern("\\|.*[0-9]");
    assertThat(page).contains(String.valueOf(mapping(experiment, "report").get("layout")));
  }

  private static List<String> stylegan2(String file) {
    return file.equals("dgl-gan/stylegan2.yaml") ? List.of("ppl") : List.of();
  }

  /** The measured line has a figure in the paper's column. */
  private void ourOwn(String measure, String subject) {
    List<CSVRecord> lines;
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(folder.resolve("run/paper.csv")),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      lines = parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(lines)
        .filteredOn(line -> line.get("method").equals(subject + ", measured"))
        .filteredOn(line -> line.get("column").equalsIgnoreCase(measure))
        .singleElement()
        .satisfies(line -> assertThat(line.get("value")).matches("[0-9]+\\.[0-9]{2}"));
  }

  private static List<?> measures(Map<String, Object> experiment) {
    return (List<?>) Objects.requireNonNull(experiment.get("measures"));
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
    if (experiment.containsKey("path-length")) {
      mapping(experiment, "path-length").put("lpips", "squeeze");
      mapping(experiment, "path-length").put("samples", 10);
    }
    List<String> measures = new ArrayList<>();
    for (Object measure : measures(experiment)) {
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
      Path real = home.resolve(String.valueOf(reference.get("images")));
      PaperStandIns.pictures(real, 2 * PICTURES, size);
      PaperStandIns.features(home.resolve("features.onnx"));
      experiment.put("feature-network", Map.of("name", "tiny", "model", "features.onnx"));
    }
    if (experiment.containsKey("segmentation")) {
      Map<String, Object> segmentation = mapping(experiment, "segmentation");
      boolean cityscapes = "cityscapes19".equals(segmentation.get("mapping"));
      Path network = home.resolve(String.valueOf(segmentation.get("network")));
      PaperStandIns.segmentation(network, cityscapes ? 19 : 182);
      Path labels = home.resolve(String.valueOf(segmentation.get("label-maps")));
      PaperStandIns.maps(labels, PICTURES, cityscapes ? LABEL_IDS : 182, size);
    }
    if (experiment.containsKey("path-length")) {
      // The build points this user's cache into the build folder.
      RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), home.resolve("lpips"));
      for (Object networks : (List<?>) mapping(experiment, "path-length").get("networks")) {
        for (String half : List.of("mapping", "synthesis")) {
          String key = half.equals("mapping") ? "mapping" : "generator";
          Path to = home.resolve(String.valueOf(((Map<?, ?>) networks).get(key)));
          Path model = PAPERS.resolve("test-models/stylegan2-" + half + ".onnx");
          Files.copy(model, to); // the student's are not among the test models
        }
      }
    }
  }

  private static String testModel(String file, Path model) {
    String role = String.valueOf(model.getFileName());
    String set = String.valueOf(model.getParent().getFileName());
    return switch (file) {
      case "blazestylegan/256.yaml", "blazestylegan/512.yaml", "blazestylegan/1024.yaml" ->
          role.equals("teacher.onnx") ? "stylegan2-teacher.onnx" : "blazestylegan-student.onnx";
      case "early-exits/reenactment.yaml" -> "early-exit-reenactment.onnx";
      case "early-exits/semantic-map.yaml" -> "early-exit-spade.onnx";
      case "spectral-styledcgan/experiment.yaml" -> role;
      default -> (set.startsWith("pix2pix") ? "pix2pix" : set) + "-" + role;
    };
  }

  private void data(Path home, Map<?, ?> binding, int[] size) throws IOException {
    if (binding.containsKey("images")) {
      Path to = home.resolve(String.valueOf(binding.get("images")));
      PaperStandIns.pictures(to, PICTURES, size);
    }
    if (binding.containsKey("label-maps")) {
      int classes = (int) Objects.requireNonNull(binding.get("classes"));
      Path to = home.resolve(String.valueOf(binding.get("label-maps")));
      PaperStandIns.maps(to, PICTURES, Math.min(classes, classes == 35 ? LABEL_IDS : 182), size);
      if (binding.containsKey("edges")) {
        Path edges = home.resolve(String.valueOf(binding.get("edges")));
        PaperStandIns.maps(edges, PICTURES, 200, size);
      }
    }
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
