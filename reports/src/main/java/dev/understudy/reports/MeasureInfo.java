package dev.understudy.reports;

/**
 * What a reader must know of a measure.
 *
 * @param id as in {@link dev.understudy.common.Measurement#measure}
 * @param label the field's name for it: {@code "KID"}
 * @param group where it stands in the tables
 * @param direction which way is better
 * @param definition one sentence and a source
 */
public record MeasureInfo(
    String id, String label, Group group, Direction direction, String definition) {
  /** Sections of the tables, in their order. */
  public enum Group {
    QUALITY,
    /** Student against teacher at equal inputs. */
    PAIRED,
    ARTIFACTS,
    COST,
    LATENCY
  }

  /** Which way is better. */
  public enum Direction {
    LOWER,
    HIGHER,
    NONE
  }
}
