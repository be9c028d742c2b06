package dev.understudy.measuring.job;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an intent asks of the app, and the names by which it does; docs/agent.md explains each. */
public enum AgentCommand {
  /** Run the job of the extra {@link #JOB}, unless it has a result. */
  RUN,
  /** Show the status that there is. */
  STATUS,
  /** End the running job, if it is the one named. */
  CANCEL,
  /** Delete a job and its result. */
  DELETE,
  /** Delete everything that drivers sent and jobs left. */
  CLEAR,
  /** Put a file together from the pieces in which a driver sent it; see {@link Pieces}. */
  JOIN,
  /** Write {@code facts.json}. */
  FACTS;

  /** The app's package. */
  public static final String PACKAGE = "dev.understudy.agent";

  /** Its one activity. */
  public static final String ACTIVITY = PACKAGE + ".AgentActivity";

  /** The accessibility id (content description) of the element whose text is the status line. */
  public static final String STATUS_ELEMENT = "understudy-status";

  /** The extra with the command; {@code run} if there is a job and no command. */
  public static final String COMMAND = "command";

  /** The extra with a job's id. */
  public static final String JOB = "job";

  /** The extra that says which files folder is meant: {@code internal} (default) or external. */
  public static final String ROOT = "root";

  /** The extra with the path of a file to join, from the files folder. */
  public static final String FILE = "file";

  /** The extra with the number of its pieces. */
  public static final String PIECES = "pieces";

  /** The extra with its length. */
  public static final String BYTES = "bytes";

  /** As the extra says it: {@code run}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The command of an intent.
   *
   * @param command the extra {@link #COMMAND}; may be missing
   * @param job the extra {@link #JOB}; may be missing
   * @throws IllegalArgumentException if there is no such command, or its job is missing or no id
   */
  public static AgentCommand of(@Nullable String command, @Nullable String job) {
    AgentCommand asked =
        command == null
            ? job == null ? STATUS : RUN
            : Words.parse(AgentCommand.class, command, AgentCommand::text);
    boolean needsJob = asked == RUN || asked == CANCEL || asked == DELETE;
    if (needsJob && (job == null || !JobFolders.isId(job))) {
      throw new IllegalArgumentException(
          "command " + asked.text() + " needs the extra job with a job's id, not " + job);
    }
    return asked;
  }
}
