package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.StatisticsKind;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.harness.cli.TemporaryFolder;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.extraction.ExtractedRows;
import dev.understudy.metrics.extraction.Extraction;
import dev.understudy.metrics.extraction.Extraction.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The features of a command's sets: extracts them, shows progress, and remembers what was read and
 * what must be said of it. The network is looked for when it is first needed.
 */
final class Features implements AutoCloseable {
  /** The FID Inception's output for sFID. */
  static final String SPATIAL = "spatial";

  private final Supplier<NetworkSpec> choice;
  private final ReadOptions read;
  private final BadPictures bad;
  private final Progress progress;
  private final int steps;
  private final List<ExtractedRows> open = new ArrayList<>();
  private final List<Answer.Input> inputs = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable NetworkSpec spec;
  private @Nullable FeatureNetwork network;
  private @Nullable TemporaryFolder folder;
  private int step;

  /**
   * Of a network yet to be found.
   *
   * @param steps how many sets there are, for the progress
   */
  Features(
      Supplier<NetworkSpec> choice,
      ReadOptions read,
      BadPictures bad,
      Progress progress,
      int steps) {
    this.choice = choice;
    this.read = read;
    this.bad = bad;
    this.progress = progress;
    this.steps = steps;
  }

  NetworkSpec spec() {
    NetworkSpec found = spec;
    if (found == null) {
      found = choice.get();
      spec = found;
      if (!found.isVerified()) {
        warnings.add(
            "The weights of " + found.name() + " are not the published ones, byte for byte.");
      }
    }
    return found;
  }

  /** Rows of a set's features, one file per output. */
  ExtractedRows rows(String role, ImageSet.Shown set, Set<String> outputs) {
    TemporaryFolder temporary = folder == null ? TemporaryFolder.create() : folder;
    folder = temporary;
    ExtractedRows rows =
        extract(
            role,
            set,
            extraction ->
                extraction.rows(set.source(), outputs, temporary.folder(Integer.toString(step))));
    open.add(rows);
    done(role, set, rows.outcome());
    return rows;
  }

  /** Statistics of a set's features, read or made. */
  FeatureStatistics statistics(String role, ImageSet set, String output, CacheOptions cache) {
    if (set instanceof ImageSet.Summarised given) {
      FeatureStatistics values =
          given.read(output.equals(SPATIAL) ? StatisticsKind.SPATIAL : StatisticsKind.POOL);
      note(role, given, "statistics", values.n());
      warnings.add(
          role
              + ": the statistics do not say by which protocol and weights they were made; the"
              + " figure means something only if by the same.");
      return values;
    }
    var shown = (ImageSet.Shown) set;
    Extraction.Statistics made =
        cache.get(
            shown.source(),
            spec(),
            preprocessing(spec())
                + "; output "
                + output
                + (bad == BadPictures.SKIP ? "; bad skipped" : ""),
            () -> extract(role, shown, e -> e.statistics(shown.source(), output)),
            notes::add);
    done(role, shown, made.outcome());
    return made.values();
  }

  private interface Work<T> {
    T by(Extraction extraction);
  }

  private <T> T extract(String role, ImageSet.Shown set, Work<T> work) {
    FeatureNetwork opened = network == null ? FeatureNetwork.open(spec(), read.session()) : network;
    network = opened;
    long count = set.source().count();
    progress.begin(role + " " + set.path(), ++step, steps, count);
    try {
      return work.by(new Extraction(opened, read.extraction(bad, progress::advance)));
    } finally {
      progress.end();
    }
  }

  private void done(String role, ImageSet.Shown set, Outcome outcome) {
    note(role, set, "pictures", outcome.count());
    outcome.warnings().forEach(w -> warnings.add(role + ": " + w));
    outcome.skipped().forEach(s -> skipped.add(role + ": " + s));
    if (!outcome.skipped().isEmpty()) {
      warnings.add(role + ": " + outcome.skipped().size() + " pictures were skipped.");
    }
  }

  private void note(String role, ImageSet set, String kind, long count) {
    String sha256 = set.sha256();
    for (Answer.Input other : inputs) {
      if (other.sha256().equals(sha256)) {
        notes.add(role + " and " + other.role() + " are the same " + kind + ".");
      }
    }
    inputs.add(new Answer.Input(role, set.path().toString(), kind, count, sha256));
  }

  void say(String note) {
    notes.add(note);
  }

  /** Refuses a network without sFID's features. */
  void requireSpatial() {
    if (!spec().outputs().contains(SPATIAL)) {
      throw new InputException(
          "--network",
          spec().name() + " has no spatial features",
          "fid-inception",
          "leave --network out, or use `understudy fid`");
    }
  }

  /** The logits' output. */
  String logits() {
    String logits = spec().logits();
    if (logits == null) {
      throw new InputException(
          "--network",
          spec().name() + " gives no class logits",
          "a classifier",
          "use fid-inception, or name the logits in the network's file");
    }
    return logits;
  }

  /** The answer: each figure under the whole protocol, with all that must be said beside it. */
  Answer answer(String command, List<Measurement> measured) {
    NetworkSpec used = spec;
    String prefix = used == null ? "statistics as given; " : protocol(used) + "; ";
    List<Measurement> complete =
        measured.stream()
            .map(
                m ->
                    (used == null
                            ? Measurements.under(prefix, m)
                            : Measurements.on(used.name(), prefix, m))
                        .withWarnings(List.copyOf(warnings)))
            .toList();
    Answer.Network answered =
        used == null
            ? null
            : new Answer.Network(
                used.name(), preprocessing(used), used.model().sha256(), used.weights());
    return new Answer(command, complete, answered, inputs, skipped, notes);
  }

  private static String protocol(NetworkSpec spec) {
    return preprocessing(spec)
        + "; "
        + spec.name()
        + " "
        + spec.weights().stream()
            .map(w -> AnswerText.shortened(w.sha256()))
            .collect(Collectors.joining("+"));
  }

  private static String preprocessing(NetworkSpec spec) {
    return spec.preprocessing() == null
        ? "pictures at their own size, in [-1,1]"
        : spec.preprocessing().describe();
  }

  @Override
  public void close() {
    open.forEach(ExtractedRows::close);
    if (network != null) {
      network.close();
    }
    if (folder != null) {
      folder.close();
    }
  }
}
