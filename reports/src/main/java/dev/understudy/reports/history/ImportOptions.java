package dev.understudy.reports.history;

/**
 * What an import takes along with the record, its raw samples and its values per picture.
 *
 * @param pictures whether the gallery's pictures are stored, too, so that the run's page can be
 *     drawn from the history alone
 */
public record ImportOptions(boolean pictures) {
  /** Without pictures. */
  public static final ImportOptions DEFAULT = new ImportOptions(false);
}
