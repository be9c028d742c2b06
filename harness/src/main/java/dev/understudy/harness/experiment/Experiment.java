package dev.understudy.harness.experiment;

import dev.understudy.datasets.LabelMapping;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.Protocol;
import dev.understudy.metrics.segmentation.ClassAveraging;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.runtimes.Precision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A validated experiment: defaults filled, every path absolute.
 *
 * @param file the file it came from
 * @param name its name
 * @param seed the seed of latents and of everything else that is drawn
 * @param pictures how many pictures each subject makes
 * @param batch pictures per batch
 * @param reference the real pictures, or null where no measure needs them
 * @param featureNetwork the feature network, or null where no measure needs it
 * @param lpips the installed network that LPIPS stands on, or null where it is not measured
 * @param artifactModels trained models of artifact scores
 * @param segmentation what mIoU stands on, or null where it is not measured
 * @param pathLength how path lengths are measured, or null where they are not
 * @param targets what the pictures should have been, or null
 * @param subjects the generators under judgement, names unique
 * @param measures what to measure, in the file's order
 * @param threads threads of the local device
 * @param phones the phones to run on, or null
 * @param runtimes how models run that do not say it themselves
 * @param latency how long to time
 * @param sustained how long a sustained load lasts, where it is measured
 * @param formats which reports to draw
 * @param gallery how many picture pairs to keep for the report
 * @param paper the paper whose table the report is set beside, or null
 */
public record Experiment(
    Path file,
    String name,
    long seed,
    int pictures,
    int batch,
    @Nullable Reference reference,
    @Nullable FeatureNetworkChoice featureNetwork,
    @Nullable KnownNetwork lpips,
    ArtifactModelFiles artifactModels,
    @Nullable Segmentation segmentation,
    @Nullable PathLengthChoice pathLength,
    @Nullable TargetChoice targets,
    List<Subject> subjects,
    Set<MeasureFamily> measures,
    int threads,
    @Nullable PhonesChoice phones,
    RuntimeSettings runtimes,
    LatencyPlan latency,
    Duration sustained,
    Set<Reports.Format> formats,
    int gallery,
    @Nullable Paper paper) {
  /** Copies the collections, keeping their order. */
  public Experiment {
    subjects = List.copyOf(subjects);
    measures = Collections.unmodifiableSet(new LinkedHashSet<>(measures));
    formats = Collections.unmodifiableSet(new LinkedHashSet<>(formats));
  }

  /**
   * Everything that was set or defaulted, as text by field, for a record's provenance: the same for
   * two files that mean the same. Model and data files appear by name only, without folders.
   */
  public Map<String, String> settings() {
    return Settings.of(this);
  }

  /** The teacher, if there is one; an experiment has at most one. */
  public Optional<Subject> teacher() {
    return subjects.stream().filter(s -> s.role() == Role.TEACHER).findFirst();
  }

  /** The students, in the file's order. */
  public List<Subject> students() {
    return subjects.stream().filter(s -> s.role() == Role.STUDENT).toList();
  }

  /**
   * The real pictures.
   *
   * @param name what the report calls them
   * @param images a folder or an IDX file
   * @param statistics npz with mean and covariance of the full set, or null to compute them from
   *     {@code images}
   * @param floor npz of other real pictures, whose distance to {@code statistics} is the floor; or
   *     null
   */
  public record Reference(
      String name, Path images, @Nullable Path statistics, @Nullable Path floor) {}

  /**
   * Trained models of artifact scores, which are never shipped; null where not given.
   *
   * @param brisque libsvm's text file
   * @param brisqueRange svm-scale's text file, made with it
   * @param niqe a .mat or .npz file
   */
  public record ArtifactModelFiles(
      @Nullable Path brisque, @Nullable Path brisqueRange, @Nullable Path niqe) {}

  /**
   * The paper whose table the report is set beside.
   *
   * @param table its layout and figures, as the record holds them
   * @param published the file that its figures came from, or null for those that we ship
   * @param hint what may be meant where the row is none of the paper's; empty if nothing is near
   */
  public record Paper(PaperTable table, @Nullable Path published, String hint) {}

  /**
   * What the pictures should show, and the network that tells what they show.
   *
   * @param network the YAML file of a segmentation network
   * @param labelMaps a folder of label maps; picture i belongs to the i-th
   * @param mapping what their ids or colours mean
   * @param averaging the classes that the mean is taken over
   */
  public record Segmentation(
      Path network, Path labelMaps, LabelMapping mapping, ClassAveraging averaging) {}

  /** The network whose features the distances stand on. */
  public sealed interface FeatureNetworkChoice {
    /** Its name, as in {@code fd-<name>}. */
    String name();

    /** Whether it gives class logits, which the inception score needs. */
    boolean hasLogits();

    /**
     * A network of the user's own.
     *
     * @param name names the Fréchet distance: {@code fd-NAME}
     * @param model its model file
     * @param features the output with one feature row per picture
     * @param logits the output with class logits, or null
     * @param preprocessing how pictures become its input; null where it takes them in [-1,1] at
     *     their own size
     */
    record Own(
        String name,
        Path model,
        String features,
        @Nullable String logits,
        @Nullable Preprocessing preprocessing)
        implements FeatureNetworkChoice {
      @Override
      public boolean hasLogits() {
        return logits != null;
      }
    }

    /** A published network, installed on this machine, and how pictures are brought to it. */
    record Published(KnownNetwork network, Protocol protocol) implements FeatureNetworkChoice {
      @Override
      public String name() {
        return network.id();
      }

      @Override
      public boolean hasLogits() {
        return network == KnownNetwork.FID_INCEPTION;
      }
    }
  }

  /**
   * A generator under judgement, as one model file or several exports of the same weights.
   *
   * @param name its name
   * @param role its role
   * @param models its model files, at least one; the first makes the pictures
   * @param exits its early exits, the last of which makes the pictures; or null
   */
  public record Subject(String name, Role role, List<ModelBinding> models, @Nullable Exits exits) {}

  /**
   * A model file with what feeds it and where its picture comes out.
   *
   * @param file the model file
   * @param name tells it from the subject's other models for the same runtime; empty if not given
   * @param runtime how it runs
   * @param precision what it computes with, or null to tell it from the file
   * @param inputs a binding per input
   * @param output the picture's output
   * @param line the line of the experiment file that names it, for messages
   */
  public record ModelBinding(
      Path file,
      String name,
      RuntimeSettings runtime,
      @Nullable Precision precision,
      List<InputBinding> inputs,
      ImageOutput output,
      int line) {}
}
