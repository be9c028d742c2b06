package dev.understudy.measuring.job;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job is doing, as the one line that the app shows and a driver polls.
 *
 * @param job the job's id; empty while there is none
 * @param step what the state is at, in one word: {@code hashing}, {@code steady}; may be empty
 * @param done how much of the step is done
 * @param total of how much; 0 where it is not known. A steady phase may go beyond the fewest runs
 *     that its plan asks for, so {@code done} may exceed it
 * @param message for a person, one line; may be empty
 */
public record JobStatus(
    String job, JobState state, String step, long done, long total, String message) {
  static final String REFUSED = "refused";
  private static final Pattern REFUSAL = Pattern.compile(REFUSED + " [a-z]+: ([a-z-]+): .*");

  private static final Pattern LINE =
      Pattern.compile("state=(\\S+) job=(\\S*) step=(\\S*) done=(\\d+) total=(\\d+) message=(.*)");

  /** Makes the message one line, as a status is. */
  public JobStatus {
    message = message.replaceAll("\\s+", " ").trim();
  }

  /** A status without a step. */
  public static JobStatus of(String job, JobState state, String message) {
    return new JobStatus(job, state, "", 0, 0, message);
  }

  /** Whether the message says that a command was refused, and why. */
  public boolean refused() {
    return message.startsWith(REFUSED);
  }

  /** The message of a command that could not be carried out. */
  static String refusal(AgentCommand command, FailureKind kind, String why) {
    return REFUSED + " " + command.text() + ": " + kind.text() + ": " + why;
  }

  /** Why a command could not be carried out; empty if the message says no such thing. */
  public Optional<FailureKind> refusedFor() {
    Matcher m = REFUSAL.matcher(message);
    return m.matches()
        ? Arrays.stream(FailureKind.values())
            .filter(kind -> kind.text().equals(m.group(1)))
            .findFirst()
        : Optional.empty();
  }

  /** The same with another message. */
  JobStatus saying(String other) {
    return new JobStatus(job, state, step, done, total, other);
  }

  /**
   * The line: {@code state=measuring job=j1 step=steady done=37 total=64 message=}. The message is
   * last and runs to the end.
   */
  public String line() {
    return "state="
        + state.text()
        + " job="
        + job
        + " step="
        + step
        + " done="
        + done
        + " total="
        + total
        + " message="
        + message;
  }

  /**
   * Reads a line back.
   *
   * @throws IllegalArgumentException if it is not one, with the line
   */
  public static JobStatus parse(String line) {
    Matcher m = LINE.matcher(line);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a status line of the agent: \"" + line + "\"");
    }
    return new JobStatus(
        m.group(2),
        JobState.of(m.group(1)),
        m.group(3),
        Long.parseLong(m.group(4)),
        Long.parseLong(m.group(5)),
        m.group(6));
  }
}
