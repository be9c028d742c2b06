package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.harness.experiment.InvalidExperimentException.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * One mistake put into the full example, and the one problem that must come of it.
 *
 * @param from text of the full example
 * @param to what stands in its place
 * @param line the problem's line
 * @param field the problem's field
 * @param problem the whole problem
 * @param remedy the whole remedy
 */
record Mistake(String from, String to, int line, String field, String problem, String remedy) {
  @Override
  public String toString() {
    return (from + " → " + to).replace("\n", "⏎");
  }

  /** Makes the mistake, and checks what is said of it. */
  void check(ExampleFolder example) {
    assertThat(ExampleFolder.FULL).contains(from());
    Path file = example.file(ExampleFolder.FULL.replace(from(), to()));

    List<Problem> problems = ExampleFolder.problems(file);

    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.file()).isEqualTo(file.toString());
    assertThat(problem.line()).isEqualTo(line());
    assertThat(problem.field()).isEqualTo(field());
    assertThat(problem.problem()).isEqualTo(problem());
    assertThat(problem.remedy()).isEqualTo(remedy());
    assertThat(problem.expected()).isNotBlank();
    assertThat(problem.toString()).startsWith(file + ":" + line() + ": ");
  }

  /** Of the binding on line 25. */
  static Mistake beside(String binding, String key, String problem, String remedy) {
    return new Mistake(
        "{constant: 0.7}", binding, 25, "subjects[0].inputs.psi." + key, problem, remedy);
  }

  static Mistake unknown(String from, String to, int line, String field, String remedy) {
    String key = field.substring(field.lastIndexOf('.') + 1);
    return new Mistake(from, to, line, field, "the key `" + key + "` is unknown here", remedy);
  }

  static Mistake impossible(
      String from, String to, int line, String field, String value, String remedy) {
    return new Mistake(from, to, line, field, value + " is not possible here", remedy);
  }
}
