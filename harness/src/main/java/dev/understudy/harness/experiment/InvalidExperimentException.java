package dev.understudy.harness.experiment;

import java.util.List;

/** An experiment file that cannot be run, with everything that is wrong in it. Exit code 2. */
public final class InvalidExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** All problems at once, in the file's order. */
  public InvalidExperimentException(List<Problem> problems) {
    super(String.join("\n", problems.stream().map(Problem::toString).toList()));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the file's order. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong.
   *
   * @param file the experiment file, as the user named it
   * @param line from 1; 0 where the whole file is meant
   * @param field the path of the field: {@code subjects[1].models[0].file}
   * @param problem what is wrong
   * @param expected what was expected
   * @param remedy what to do
   */
  public record Problem(
      String file, int line, String field, String problem, String expected, String remedy) {
    @Override
    public String toString() {
      return file
          + (line > 0 ? ":" + line : "")
          + (field.isEmpty() ? "" : ": " + field)
          + ": "
          + problem
          + "\n  expected: "
          + expected
          + "\n  what to do: "
          + remedy;
    }
  }
}
