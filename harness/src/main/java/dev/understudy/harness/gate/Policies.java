package dev.understudy.harness.gate;

import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.run.KnownMeasures;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The policy that a run is held to. */
public final class Policies {
  private Policies() {}

  /**
   * The built-in policy, with a file's changes where one is given.
   *
   * @param file the policy file, or null
   * @param run whose measures rules may name, beside all that understudy knows
   * @throws dev.understudy.harness.experiment.InvalidExperimentException with all errors of the
   *     file at once
   */
  public static Policy read(@Nullable Path file, RunRecord run) {
    if (file == null) {
      return PolicyFiles.defaults();
    }
    Set<String> measures = new TreeSet<>(KnownMeasures.ids());
    run.measures().stream().map(MeasureInfo::id).forEach(measures::add);
    return PolicyFiles.read(file, measures);
  }
}
