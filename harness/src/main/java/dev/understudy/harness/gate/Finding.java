package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule's outcome.
 *
 * @param key which row
 * @param label the field's name for the measure
 * @param verdict the verdict
 * @param baseline the baseline's value, or null where it has none
 * @param now the run's value, or null where it has none
 * @param change the relative change, 0.1 for 10 % more; NaN where there is none
 * @param p the p-value, or null where none was made
 * @param adjusted the same after Holm's correction
 * @param test what told the change from noise, for a footnote; empty where nothing did
 * @param reason why this verdict, one or two sentences
 * @param notes what the reader should know beside it
 */
public record Finding(
    RowKey key,
    String label,
    Verdict verdict,
    @Nullable Measurement baseline,
    @Nullable Measurement now,
    double change,
    @Nullable Double p,
    @Nullable Double adjusted,
    String test,
    String reason,
    List<String> notes) {
  /** Copies the notes. */
  public Finding {
    notes = List.copyOf(notes);
  }

  /** The same with another verdict and its reason. */
  Finding with(Verdict other, String why) {
    return new Finding(key, label, other, baseline, now, change, p, adjusted, test, why, notes);
  }
}
