package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.understudy.harness.experiment.InvalidExperimentException.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no experiment, or mean harm. */
class HostileFilesTests {
  /** What a tag in a file must never bring to life. */
  public static final class Trap {
    static final AtomicBoolean SPRUNG = new AtomicBoolean();

    /** Springs it. */
    public Trap() {
      SPRUNG.set(true);
    }

    /** Springs it too. */
    public Trap(String text) {
      SPRUNG.set(true);
    }
  }

  @TempDir Path folder;
  ExampleFolder example;

  @BeforeEach
  void makeFolder() {
    example = new ExampleFolder(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://localhost/\"]]]]",
        "name: !!dev.understudy.harness.experiment.HostileFilesTests$Trap {}",
        "name: !!dev.understudy.harness.experiment.HostileFilesTests$Trap text",
        "name: !<tag:yaml.org,2002:dev.understudy.harness.experiment.HostileFilesTests$Trap> []",
        "name: !local x",
        "name: !!binary aGVsbG8=",
        "name: !!timestamp 2026-11-01",
        "name: !!set {a, b}",
        "name: !!float x",
        "name: !!bool maybe",
        "name: !!null x",
      })
  void tagsAreRefusedAndMakeNothing(String first) {
    Trap.SPRUNG.set(false);
    String yaml = ExampleFolder.SMALLEST.replace("name: smallest", first);

    List<Problem> problems = ExampleFolder.problems(example.file(yaml));

    assertThat(problems.get(0).line()).isEqualTo(1);
    assertThat(problems.get(0).problem())
        .startsWith("the tag `")
        .endsWith("` does not belong here");
    assertThat(problems.get(0).remedy()).isEqualTo("remove the tag (`!…`)");
    assertThat(Trap.SPRUNG).isFalse();
  }

  @Test
  void aTagOnTheWholeFileIsRefused() {
    String yaml = "!!java.util.HashMap\n" + ExampleFolder.SMALLEST;

    assertThat(only(example.file(yaml)).problem()).contains("java.util.HashMap");
  }

  @Test
  void aBillionLaughsAreCutShort() {
    StringBuilder yaml =
        new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      String before = "*a" + (i - 1);
      yaml.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(8) + before + "]\n");
    }
    Path file = example.file(yaml.toString());

    Problem problem = quickly(file);

    assertThat(problem.problem())
        .isEqualTo("the file holds more than 100000 values, its aliases followed");
    assertThat(problem.line()).isPositive();
  }

  @Test
  void anAliasOfWhatHoldsItIsCutShort() {
    Problem problem = quickly(example.file("name: x\nsubjects: &s [*s]\n"));

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.problem()).isEqualTo("it is nested more than 20 levels deep");
  }

  @Test
  void aLongChainOfAliasesIsCutShort() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 20_000; i++) {
      yaml.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }

    assertThat(quickly(example.file(yaml.toString())).problem()).contains("20 levels deep");
  }

  @ParameterizedTest
  @CsvSource({"21, [, ]", "100, {a: , }", "500000, [,''", "100000, {a: ,''", "100000, '- ',''"})
  void deepNestingIsCutShort(int depth, String open, String close) {
    Path file = example.file("name:\n " + open.repeat(depth) + "x" + close.repeat(depth) + "\n");

    Problem problem = quickly(file);

    assertThat(problem.problem().toLowerCase(java.util.Locale.ROOT)).contains("nest");
    assertThat(problem.line()).isEqualTo(2);
  }

  @Test
  void sensibleAliasesWork() {
    Experiment experiment =
        example.read(
            """
            name: aliases
            subjects:
              - {name: a, model: teacher.onnx, inputs: &in {z: {latent: normal}}}
              - {name: b, model: student.onnx, inputs: *in}
            """);

    assertThat(experiment.subjects().get(1).models().get(0).inputs())
        .isEqualTo(experiment.subjects().get(0).models().get(0).inputs())
        .hasSize(1);
  }

  @Test
  void anUnknownAliasIsASyntaxError() {
    Problem problem = only(example.file("name: x\nsubjects: *nowhere\n"));

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.problem()).contains("undefined alias nowhere");
  }

  @Test
  void manyMistakesAreToldInPart() {
    StringBuilder yaml = new StringBuilder(ExampleFolder.SMALLEST);
    for (int i = 0; i < 50_000; i++) {
      yaml.append("unknown-key-" + i + ": 1\n");
    }
    Path file = example.file(yaml.toString());

    List<Problem> problems =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ExampleFolder.problems(file));

    assertThat(problems).hasSize(Problems.MOST + 1);
    assertThat(problems.get(0).line()).isEqualTo(6);
    assertThat(problems.get(Problems.MOST).problem()).matches("and \\d+ more problems");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: [a, b | 2",
        "name: 'a | 2",
        "name: x\\nsubjects:\\n- a\\n  b: c: d | 4",
        "name: x\\n  seed: 3 | 2",
        "name: x\\nsubjects: }| 2",
        "name: x\\nseed 3\\nbatch: 4 | 3",
      })
  void syntaxErrorsHaveTheirLine(String yaml, int line) {
    Problem problem = only(example.file(yaml.replace("\\n", "\n") + "\n"));

    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.problem()).startsWith("this is not YAML: ").contains("column");
    assertThat(problem.remedy()).contains("missing colon");
  }

  @Test
  void tabsAreNamed() {
    Problem problem = only(example.file("name: x\nreport:\n\tgallery: 3\n"));

    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.problem()).isEqualTo("a tab where YAML wants spaces");
    assertThat(problem.remedy()).isEqualTo("replace the tab by spaces");
  }

  @Test
  void aSecondDocumentIsNamed() {
    Problem problem = only(example.file(ExampleFolder.SMALLEST + "---\nname: other\n"));

    assertThat(problem.line()).isEqualTo(6);
    assertThat(problem.problem()).startsWith("a second document begins here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "\uFEFF"})
  void emptyFilesAreNamed(String yaml) {
    Problem problem = ExampleFolder.problems(example.file(yaml)).get(0);

    assertThat(problem.problem()).containsAnyOf("the file is empty", "a single value");
    assertThat(problem.remedy()).contains("name: my-experiment");
  }

  @ParameterizedTest
  @CsvSource({"'- a\n- b', a list", "just text, a single value", "42, a single value"})
  void whatIsNoMappingIsNamed(String yaml, String what) {
    Problem problem = only(example.file(yaml));

    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.problem()).isEqualTo("the file is " + what);
  }

  @Test
  void aMissingFileIsNamedWithItsNeighbour() {
    example.file(ExampleFolder.SMALLEST);

    Problem problem = only(folder.resolve("experimnet.yaml"));

    assertThat(problem.line()).isZero();
    assertThat(problem.problem()).isEqualTo("there is no such file");
    assertThat(problem.remedy()).isEqualTo("check the path; did you mean `experiment.yaml`?");
    assertThat(only(folder.resolve("no/such/folder.yaml")).remedy()).isEqualTo("check the path");
  }

  @Test
  void aFolderIsNamed() {
    assertThat(only(folder).problem()).isEqualTo("this is a folder");
  }

  @Test
  void anUnreadableFileIsNamed() throws IOException {
    Path file = example.file(ExampleFolder.SMALLEST);
    assertThat(file.toFile().setReadable(false)).isTrue();

    if (Files.isReadable(file)) { // the superuser may read anything, and then nothing is wrong
      assertThat(ExperimentFiles.read(file).subjects()).isNotEmpty();
    } else {
      assertThat(only(file).problem()).isEqualTo("it may not be read");
    }
  }

  @Test
  void aLargeFileIsNamedWithoutReadingItAll() {
    byte[] large = new byte[ExperimentText.MOST_BYTES + 1];
    Arrays.fill(large, (byte) '#');

    assertThat(only(example.bytes(large)).problem()).isEqualTo("it is larger than 1 MiB");
    assertThat(only(example.bytes(Arrays.copyOf(large, ExperimentText.MOST_BYTES))).problem())
        .isEqualTo("the file is empty");
  }

  @Test
  void whatIsNotUtf8IsNamedWithItsLine() {
    byte[] latin1 =
        ExampleFolder.SMALLEST.replace("name: a", "name: ä").getBytes(StandardCharsets.ISO_8859_1);

    Problem problem = only(example.bytes(latin1));

    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.problem()).startsWith("it is not UTF-8: byte 36");
    assertThat(problem.remedy()).isEqualTo("save it as UTF-8");
    assertThat(only(example.bytes(ExampleFolder.SMALLEST.getBytes(StandardCharsets.UTF_16))))
        .extracting(Problem::line)
        .isEqualTo(1);
  }

  @Test
  void aCharacterCutOffAtTheEndIsNoUtf8() {
    byte[] whole = (ExampleFolder.SMALLEST + "# ü").getBytes(StandardCharsets.UTF_8);

    Problem problem = only(example.bytes(Arrays.copyOf(whole, whole.length - 1)));

    assertThat(problem.line()).isEqualTo(6);
    assertThat(problem.problem()).startsWith("it is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\0', '\u0007', '\u001b', '\uFFFE'})
  void controlCharactersAreNamed(char control) {
    Problem problem = only(example.file("name: x\nseed: " + control + "3\n"));

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.problem())
        .isEqualTo(
            "it holds the control character `" + String.format("\\u%04x", (int) control) + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: \"\\e[31mred\"",
        "\"\\e[31mred\": 3",
        "name: \"\\0\"",
        "seed: \"\\x07\"",
        "name: \"a\\u202Eb\\n\"",
      })
  void messagesCannotDisturbATerminal(String line) {
    List<Problem> problems =
        ExampleFolder.problems(
            example.file(ExampleFolder.SMALLEST.replace("name: smallest", line)));

    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(
            p ->
                assertThat(p.field() + p.problem() + p.remedy())
                    .doesNotContainPattern("[\\p{Cntrl}\\u202e]"));
  }

  @Test
  void pathsCannotHoldNul() {
    String yaml = ExampleFolder.SMALLEST.replace("student.onnx", "\"a\\0b\"");

    assertThat(only(example.file(yaml)).problem()).isEqualTo("`a\\u0000b` is not possible here");
  }

  @Test
  void aModelGivenAsExperimentIsNamed() {
    byte[] model = new byte[300];
    for (int i = 0; i < model.length; i++) {
      model[i] = (byte) i;
    }

    assertThat(only(example.bytes(model)).remedy()).isNotBlank();
  }

  @Test
  void hugeNumbersAreNamed() {
    String yaml = ExampleFolder.SMALLEST + "seed: " + "9".repeat(500) + "\n";

    Problem problem = quickly(example.file(yaml));

    assertThat(problem.problem()).hasSizeLessThan(100).endsWith("…` is no usable number");
  }

  @Test
  void hugeTextsAreNamed() {
    String yaml = ExampleFolder.SMALLEST + "batch: " + "9".repeat(500_000) + "\n";

    assertThat(quickly(example.file(yaml)).problem()).hasSizeLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: \"x\\n\"",
        "name: |\n  x",
        "name: x\nlatency: {max-time: \"x\\n\"}",
        "name: x\nfeature-network: {model: student.onnx, name: \"x\\n\"}",
        "name: x\nfeature-network: {name: x, model: \"x\\n\"}",
      })
  void aLineEndAtTheEndIsNotOverlooked(String lines) {
    String yaml = ExampleFolder.SMALLEST.replace("name: smallest", lines);

    assertThat(only(example.file(yaml)).problem()).isEqualTo("`x\\u000a` is not possible here");
  }

  private static Problem quickly(Path file) {
    return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> only(file));
  }

  private static Problem only(Path file) {
    List<Problem> problems = ExampleFolder.problems(file);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
