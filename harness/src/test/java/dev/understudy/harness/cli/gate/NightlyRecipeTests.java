package dev.understudy.harness.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.understudy.harness.cli.CommandLines;
import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.harness.run.KnownMeasures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docs and recipes say is what the program takes. */
class NightlyRecipeTests {
  private static final Path DOCS = docs();

  /** From the module's folder or the whole project's. */
  private static Path docs() {
    Path here = Path.of("docs");
    return Files.isDirectory(here.resolve("nightly")) ? here : Path.of("..").resolve(here);
  }

  private static String text(String file) throws IOException {
    return Files.readString(DOCS.resolve(file));
  }

  private static Map<?, ?> yaml(String file) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
  }

  /** Every command of a text, words split as a shell does, variables left as they are. */
  private static List<List<String>> commands(String text) {
    Matcher found =
        Pattern.compile(
                "(?m)(?:^|[\\s'])(?:\"\\$understudy\"|(?:understudy/)?understudy)"
                    + " ((?:\"[^\"\n]*\"|[^\"\n|;&>'`#(])+)")
            .matcher(text.replaceAll("\\\\\\n\\s*", " ").replaceAll("\\n\\s+--", " --"));
    List<List<String>> commands = new ArrayList<>();
    while (found.find()) {
      List<String> words = new ArrayList<>();
      Matcher word = Pattern.compile("(?:\"[^\"]*\"|\\S)+").matcher(found.group(1));
      while (word.find()) {
        words.add(word.group().replace("\"", ""));
      }
      commands.add(words);
    }
    return commands;
  }

  static Stream<String> files() {
    return Stream.of(
        "gate.md",
        "nightly.md",
        "nightly/github-nightly.yml",
        "nightly/Jenkinsfile",
        "nightly/device-sweep.sh");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyCommandParses(String file) throws IOException {
    // Comments and prose name the program, too: commands stand in blocks and steps.
    String text =
        file.endsWith(".md")
            ? Pattern.compile("(?s)```\\n(.*?)```")
                .matcher(text(file))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"))
            : text(file)
                .lines()
                .filter(line -> !line.strip().startsWith("#") && !line.strip().startsWith("//"))
                .collect(Collectors.joining("\n"));
    List<List<String>> commands = commands(text);

    assertThat(commands).as("commands of " + file).hasSizeGreaterThanOrEqualTo(3);
    for (List<String> command : commands) {
      assertThatCode(() -> CommandLines.create().parseArgs(command.toArray(String[]::new)))
          .as(file + ": understudy " + String.join(" ", command))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void commandsAreFoundAsTheyAreWritten() {
    assertThat(
            commands(
                """
                run: understudy/understudy run e.yaml --out r || [ $? -eq 3 ]
                  "$understudy" gate "$run" --baseline last:10 \\
                     --confirm
                """))
        .containsExactly(
            List.of("run", "e.yaml", "--out", "r"),
            List.of("gate", "$run", "--baseline", "last:10", "--confirm"));
  }

  @Test
  void theWorkflowIsOneThatGitHubTakes() throws IOException {
    Map<?, ?> workflow = yaml("nightly/github-nightly.yml");

    // YAML 1.1 reads the key `on` as a truth value.
    Map<?, ?> on = (Map<?, ?>) workflow.get(true);
    assertThat(on.containsKey("schedule")).isTrue();
    Map<?, ?> jobs = (Map<?, ?>) workflow.get("jobs");
    Map<?, ?> job = (Map<?, ?>) jobs.get("nightly");
    assertThat(job.containsKey("runs-on")).isTrue();
    List<?> steps = (List<?>) job.get("steps");
    for (Object step : steps) {
      Map<?, ?> keys = (Map<?, ?>) step;
      assertThat(keys.containsKey("run") ^ keys.containsKey("uses")).as(step.toString()).isTrue();
      if (keys.get("uses") instanceof String action) {
        assertThat(action).as("pinned by its commit").matches("actions/[a-z/-]+@[0-9a-f]{40}");
      }
    }
    assertThat(steps.toString()).contains("last:10", "always()");
  }

  @Test
  void theRecipesPolicyIsOne() {
    assertThatCode(
            () -> PolicyFiles.read(DOCS.resolve("nightly/gate-policy.yaml"), KnownMeasures.ids()))
        .doesNotThrowAnyException();
  }

  @Test
  void theDocumentShowsTheBuiltInPolicy() throws IOException {
    assertThat(text("gate.md")).contains("```yaml\n" + PolicyFiles.defaultsText() + "```");
  }

  @Test
  void theExamplePolicyOfTheDocumentIsOne() throws IOException {
    Matcher example = Pattern.compile("(?s)```yaml\\n(rules:.*?)```").matcher(text("gate.md"));
    assertThat(example.find()).isTrue();
    Path file = Files.createTempFile("policy", ".yaml");
    try {
      Files.writeString(file, example.group(1));
      List<String> measures = new ArrayList<>(KnownMeasures.ids());
      measures.add("fd-fashion");
      assertThatCode(() -> PolicyFiles.read(file, measures)).doesNotThrowAnyException();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void theJenkinsfilesBracketsMatch() throws IOException {
    int depth = 0;
    for (char c : text("nightly/Jenkinsfile").toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertThat(depth).isNotNegative();
    }
    assertThat(depth).isZero();
    assertThat(text("nightly/Jenkinsfile")).contains("junit testResults: 'gate/gate.xml'");
  }

  @Test
  void theSweepIsAScriptThatShellsRead() throws Exception {
    Path shell = Path.of("/bin/sh");
    if (!Files.isExecutable(shell)) {
      String reason = "there is no /bin/sh";
      System.out.println("The sweep's script is not read by a shell: " + reason);
      assertThat("all".equals(System.getenv("UNDERSTUDY_REQUIRE")))
          .as(reason + ", yet UNDERSTUDY_REQUIRE=all")
          .isFalse();
      Assumptions.abort(reason);
    }

    Process process =
        new ProcessBuilder(
                shell.toString(), "-n", DOCS.resolve("nightly/device-sweep.sh").toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
