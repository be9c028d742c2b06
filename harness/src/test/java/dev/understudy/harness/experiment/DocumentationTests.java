package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on the format says what the code does. */
class DocumentationTests {
  private static final Pattern BLOCK =
      Pattern.compile("^```(yaml|text)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern FILE =
      Pattern.compile("[\\w-]+\\.(onnx|tflite|npz|idx3-ubyte\\.gz)");

  /** What the full example does not give the means for. */
  private static final Set<MeasureFamily> NEED_MORE =
      EnumSet.of(
          MeasureFamily.LPIPS,
          MeasureFamily.MIOU,
          MeasureFamily.PPL,
          MeasureFamily.PSNR_TARGET,
          MeasureFamily.SSIM_TARGET,
          MeasureFamily.LPIPS_TARGET,
          MeasureFamily.EXITS);

  @TempDir Path folder;

  private final String page = read("experiment-file.md");

  @Test
  void itsExamplesAreValid() throws IOException {
    List<Experiment> experiments = new ArrayList<>();
    for (String yaml : blocks("yaml")) {
      experiments.add(example(yaml));
    }

    assertThat(experiments)
        .extracting(Experiment::name)
        .containsExactly("first-look", "fashion-demo", "faces");
    assertThat(experiments.get(0).measures())
        .as("the page says so")
        .containsExactly(MeasureFamily.COST, MeasureFamily.LATENCY);
    assertThat(experiments.get(1).measures())
        .containsExactlyElementsOf(
            Arrays.stream(MeasureFamily.values())
                .filter(MeasureFamily::isByDefault)
                .filter(m -> !NEED_MORE.contains(m))
                .toList());
    assertThat(experiments.get(2).measures())
        .as("what only a published network gives")
        .contains(MeasureFamily.SFID, MeasureFamily.LPIPS, MeasureFamily.MS_SSIM);
  }

  @Test
  void theSweepOfThePageOnDevicesIsValid() throws IOException {
    String sweep =
        blocks(read("devices.md"), "yaml").stream()
            .filter(yaml -> yaml.startsWith("name: "))
            .findFirst()
            .orElseThrow();

    Experiment experiment = example(sweep);

    assertThat(experiment.measures())
        .contains(MeasureFamily.SUSTAINED, MeasureFamily.LATENCY, MeasureFamily.PARITY)
        .noneMatch(MeasureFamily::needsPictures);
    assertThat(experiment.sustained()).hasMinutes(10);
    assertThat(experiment.phones()).isNotNull();
  }

  @Test
  void itsErrorIsTheOneThatComes() throws IOException {
    Path file = new ExampleFolder(folder).file(ExampleFolder.FULL.replace("seed: 7", "sede: 7"));

    String first = ExampleFolder.problems(file).get(0).toString();

    assertThat(blocks("text"))
        .containsExactly(first.replace(file.toString(), "experiment.yaml") + "\n");
  }

  @Test
  void hasARowForEveryFieldWithItsDefault() throws IOException {
    Map<String, String> defaults = new LinkedHashMap<>();
    JsonNode schema = new ObjectMapper().readTree(ExperimentFiles.schema());
    collect(schema, schema, "", defaults);
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : page.lines().filter(l -> l.startsWith("| `")).toList()) {
      String[] cells = line.split(" \\| ", -1);
      rows.put(cells[0].substring(3, cells[0].length() - 1), cells.length > 3 ? cells[2] : "");
    }

    assertThat(defaults).hasSizeGreaterThan(40);
    assertThat(rows).containsAllEntriesOf(withoutAbsent(defaults, rows));
    assertThat(rows.keySet()).containsAll(defaults.keySet());
    for (MeasureFamily measure : MeasureFamily.values()) {
      assertThat(page).containsPattern("\\| .*`" + measure.id() + "`.* \\| .* \\| .* \\|");
    }
  }

  /** Fields without a default of their own may say in words what happens without them. */
  private static Map<String, String> withoutAbsent(
      Map<String, String> defaults, Map<String, String> rows) {
    Map<String, String> stated = new LinkedHashMap<>(defaults);
    stated.replaceAll(
        (field, value) ->
            value.isEmpty() && !rows.getOrDefault(field, "").contains("`")
                ? rows.getOrDefault(field, "no row")
                : value);
    return stated;
  }

  private static void collect(
      JsonNode root, JsonNode schema, String path, Map<String, String> defaults) {
    JsonNode target =
        schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    for (var property : target.path("properties").properties()) {
      String field = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      boolean required = target.path("required").toString().contains('"' + property.getKey() + '"');
      JsonNode value = property.getValue().path("default");
      String shown =
          required
              ? "**required**"
              : value.isMissingNode()
                  ? ""
                  : "`" + value.toString().replace("\"", "").replace(",", ", ") + "`";
      defaults.put(field, shown);
      // Told at the subject's own.
      if (!field.startsWith("subjects[].models[].")
          && !field.startsWith("subjects[].exits.models[].")
          && !field.startsWith("path-length.networks[].")) {
        collect(root, property.getValue(), field, defaults);
      }
    }
    if (target.path("additionalProperties").isObject()) {
      collect(root, target.path("additionalProperties"), path + ".NAME", defaults);
    }
    if (target.path("items").isObject()) {
      collect(root, target.path("items"), path + "[]", defaults);
    }
  }

  /** An example with stand-ins for the files that it names. */
  private Experiment example(String yaml) throws IOException {
    Matcher names = FILE.matcher(yaml);
    while (names.find()) {
      Files.write(folder.resolve(names.group()), new byte[0]);
    }
    return ExperimentFiles.read(Files.writeString(folder.resolve("example.yaml"), yaml));
  }

  private List<String> blocks(String language) {
    return blocks(page, language);
  }

  private static List<String> blocks(String page, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private static String read(String name) {
    Path page = Path.of("docs", name);
    try {
      // Maven runs tests in the module's folder, an editor perhaps in the project's.
      return Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page))
          .replace("\r\n", "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
