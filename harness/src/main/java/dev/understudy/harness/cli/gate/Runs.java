package dev.understudy.harness.cli.gate;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.RunReference;
import dev.understudy.harness.gate.Baseline;
import dev.understudy.harness.gate.Gate;
import dev.understudy.harness.gate.GateRun;
import dev.understudy.harness.gate.RecordedRun;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.StoredRun;
import dev.understudy.reports.view.Names;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the runs that a gate is about; what it holds open lasts until it is closed. */
public final class Runs implements AutoCloseable {
  private static final Pattern LAST = Pattern.compile("last:(\\d{1,4})");
  private static final String LAST_PREFIX = "last:";

  /** How many runs are looked through for each that is wanted. */
  private static final int SEARCHED = 10;

  private final String history;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /**
   * @param history where ids, tags and last runs are looked for, as {@link History#openExisting}
   *     takes it
   */
  public Runs(String history) {
    this.history = history;
  }

  /**
   * The run that an argument means.
   *
   * @throws InputException if there is none, or its record cannot be read
   */
  public Found run(String argument) {
    RunReference reference = RunReference.resolve(argument, history);
    open.push(reference);
    Path folder = reference.folder();
    return new Found(
        RecordedRun.of(argument, reference.record(), folder),
        reference.id().isEmpty() ? Optional.of(folder) : Optional.empty());
  }

  /**
   * A run, and the folder that it was made in.
   *
   * @param folder empty where the run is from a history
   */
  public record Found(GateRun run, Optional<Path> folder) {}

  /**
   * What {@code --baseline} means for a run.
   *
   * @throws InputException if there is no such run, or no earlier one to be held against
   */
  public Baseline baseline(String argument, GateRun run, Policy policy) {
    if (!argument.startsWith(LAST_PREFIX)) {
      return Baseline.of(run(argument).run());
    }
    Matcher last = LAST.matcher(argument);
    if (!last.matches() || Integer.parseInt(last.group(1)) < 1) {
      throw new InputException(
          "--baseline " + Names.visible(argument),
          "this is no window",
          "last: and how many runs, 1 to 9999",
          "write, for example, --baseline last:10");
    }
    return window(argument, Integer.parseInt(last.group(1)), run, policy);
  }

  private Baseline window(String name, int runs, GateRun run, Policy policy) {
    History opened = History.openExisting(history);
    open.push(opened);
    String experiment = run.record().name();
    List<GateRun> found = new ArrayList<>();
    int others = 0;
    for (StoredRun stored : opened.last((runs + 1) * SEARCHED, experiment)) {
      if (found.size() == runs) {
        break;
      }
      if (stored.summary().started().isAfter(run.record().started())
          || stored.record().equals(run.record())) {
        continue;
      }
      others++;
      GateRun past =
          new RecordedRun("run " + stored.summary().shortId(), stored.record(), stored::file);
      if (Gate.isComparable(run, past, policy)) {
        found.add(0, past);
      }
    }
    if (found.isEmpty()) {
      throw new InputException(
          "--baseline " + name,
          others == 0
              ? "the history in "
                  + opened.shown()
                  + " has no earlier run of “"
                  + Names.visible(experiment)
                  + "”"
              : "of "
                  + others
                  + " earlier runs of “"
                  + Names.visible(experiment)
                  + "” none is comparable: other hardware, data, weights or protocols",
          "at least one earlier run",
          "import one with understudy history import, or name a run as baseline");
    }
    return new Baseline(name, true, found);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("closing a run failed", e);
      }
    }
  }
}
