package dev.understudy.reports;

import dev.understudy.reports.json.RecordFiles;
import dev.understudy.reports.view.Sentence;
import dev.understudy.reports.view.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The entrance to this room. */
public final class Reports {
  private Reports() {}

  /** What can be drawn from a record. */
  public enum Format {
    HTML,
    MD,
    TEX,
    CSV,
    PLOTS,
    JSON,
    JUNIT;

    /** The id used in experiment files and on the command line. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The record's file name within a run's folder. */
  public static final String RECORD_FILE = "record.json";

  /**
   * Reads a record.
   *
   * @param run a run's folder or a record file
   * @throws dev.understudy.common.InputException if it is missing, cut off, no record, or written
   *     by a newer version
   */
  public static RunRecord read(Path run) {
    return RecordFiles.read(Files.isDirectory(run) ? run.resolve(RECORD_FILE) : run);
  }

  /** Writes {@code record.json} into a run's folder, atomically. */
  public static void write(Path runFolder, RunRecord record) {
    RecordFiles.write(runFolder.resolve(RECORD_FILE), record);
  }

  /**
   * Draws reports: {@code report.html}, {@code table.md}, {@code table.tex}, {@code results.csv}
   * and {@code samples.csv}, {@code plots/*.svg|png}; where anything was timed also {@code
   * devices.md}, {@code devices.tex} and {@code devices.csv}, after a sustained load {@code
   * sustained.csv}, where there are early exits {@code exits.md}, {@code exits.tex} and {@code
   * exits.csv}, and beside a paper {@code paper.md}, {@code paper.tex} and {@code paper.csv};
   * {@code junit.xml} with a test case for each row.
   *
   * @param runFolder where the record's pictures and samples are
   * @param record the record
   * @param formats what to draw
   * @param out the folder to write into
   * @return the files written
   */
  public static List<Path> draw(Path runFolder, RunRecord record, Set<Format> formats, Path out) {
    return Drawing.draw(runFolder, record, formats, out);
  }

  /**
   * The page alone, to be put among others.
   *
   * @param runFolder where the record's pictures and samples are
   * @param record the record
   * @param navigation links above the title: addresses by text, in their order; none for none
   * @return the page's text
   */
  public static String page(Path runFolder, RunRecord record, Map<String, String> navigation) {
    return Drawing.page(runFolder, record, navigation);
  }

  /**
   * A run to compare.
   *
   * @param record its record
   * @param folder where its samples are
   */
  public record Run(RunRecord record, Path folder) {}

  /** What {@link #compare} can draw. */
  public static final Set<Format> COMPARE_FORMATS =
      Set.of(Format.HTML, Format.MD, Format.TEX, Format.CSV);

  /**
   * Sets runs side by side, each held against the first: {@code compare.html}, {@code compare.md},
   * {@code compare.tex} and {@code compare.csv}.
   *
   * @param runs at least one; runs of one name are told apart by date or hash
   * @param measures ids of the table's measures, {@code key} for the few that are looked at first,
   *     or {@code all}; {@code compare.csv} has all of them
   * @param formats what to draw, of {@link #COMPARE_FORMATS}
   * @param out the folder to write into
   * @return the files written
   * @throws IllegalArgumentException if no run has one of the measures, naming those there are
   */
  public static List<Path> compare(
      List<Run> runs, Set<String> measures, Set<Format> formats, Path out) {
    return new Comparing(runs, measures).draw(formats, out);
  }

  /** The table of {@link #compare} as Markdown, fit to be printed on a terminal. */
  public static String comparison(List<Run> runs, Set<String> measures) {
    return new Comparing(runs, measures).markdown();
  }

  /**
   * The verdict in words: for each student three sentences on its quality, cost and speed beside
   * its teacher's, or on a subject alone where there is nothing to compare.
   *
   * @param record the record
   * @return the sentences, plain text; names in it are safe to print on a terminal
   */
  public static List<String> verdict(RunRecord record) {
    return Verdict.of(record).stream()
        .flatMap(paragraph -> paragraph.sentences().stream())
        .map(Sentence::text)
        .toList();
  }
}
