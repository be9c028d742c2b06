package dev.understudy.harness.gate.policy;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Row;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the rows that it names; null names all, or leaves a setting to earlier rules.
 *
 * @param measure the measure's id
 * @param group the measure's group
 * @param subject the subject's name
 * @param device the device's id; rows without a device are not meant by it
 * @param runtime the runtime's label; rows without one are not meant by it
 * @param direction which way is better
 * @param change the smallest relevant change
 * @param test how a change is told from noise
 * @param alpha the level that the corrected p-value is held against, in (0,1)
 * @param ignore whether such rows are left out
 */
public record Rule(
    @Nullable Glob measure,
    @Nullable Group group,
    @Nullable Glob subject,
    @Nullable Glob device,
    @Nullable Glob runtime,
    @Nullable Direction direction,
    @Nullable SmallestChange change,
    @Nullable TestKind test,
    @Nullable Double alpha,
    @Nullable Boolean ignore) {
  /** Whether a row is meant. */
  boolean matches(Row row, MeasureInfo info) {
    return matches(measure, info.id())
        && (group == null || group == info.group())
        && matches(subject, row.subject())
        && matches(device, row.device())
        && matches(runtime, row.runtime());
  }

  private static boolean matches(@Nullable Glob glob, @Nullable String name) {
    return glob == null || (name != null && glob.matches(name));
  }
}
