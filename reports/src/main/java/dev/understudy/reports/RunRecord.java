package dev.understudy.reports;

import dev.understudy.common.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run says. Written as {@code record.json}; all files it names are relative to the
 * run's folder.
 *
 * @param schema the format's version, {@link #SCHEMA}
 * @param name the experiment's name
 * @param experimentHash the content hash of the resolved experiment
 * @param started when the run was first started
 * @param elapsed working time over all sessions of the run
 * @param provenance what it was made with
 * @param subjects the subjects in the experiment's order
 * @param reference the real pictures it was judged against, or null
 * @param measures every measure that occurs in rows and comparisons, in table order
 * @param rows one value per subject, device, runtime and measure
 * @param comparisons student against teacher
 * @param curves named curves, such as spectral profiles
 * @param samples files of raw latency samples
 * @param values files of one value per picture, what scores and their tests stand on
 * @param gallery equal inputs, teacher | student | difference
 * @param exits early exits held against each subject's last one
 * @param onDevices sustained load and pictures of single devices
 * @param paper the paper whose table the run is set beside, or null
 * @param warnings what concerns the run as a whole
 */
public record RunRecord(
    int schema,
    String name,
    String experimentHash,
    Instant started,
    Duration elapsed,
    Provenance provenance,
    List<Subject> subjects,
    @Nullable Reference reference,
    List<MeasureInfo> measures,
    List<Row> rows,
    List<Comparison> comparisons,
    List<Curve> curves,
    List<SampleFile> samples,
    List<ValueFile> values,
    List<GalleryEntry> gallery,
    List<ExitSweep> exits,
    OnDevices onDevices,
    @Nullable PaperTable paper,
    List<String> warnings) {
  /**
   * The version of the format that this code writes. Version 1 had no exits and no paper, version 2
   * no values per picture and no artifact maps, version 3 nothing of single devices.
   */
  public static final int SCHEMA = 4;

  /** Copies the lists. */
  public RunRecord {
    subjects = List.copyOf(subjects);
    measures = List.copyOf(measures);
    rows = List.copyOf(rows);
    comparisons = List.copyOf(comparisons);
    curves = List.copyOf(curves);
    samples = List.copyOf(samples);
    values = List.copyOf(values);
    gallery = List.copyOf(gallery);
    exits = List.copyOf(exits);
    warnings = List.copyOf(warnings);
  }

  /**
   * A generator under judgement.
   *
   * @param name its name, any text the user chose
   * @param role its role
   * @param models its model files; the first made the pictures
   */
  public record Subject(String name, Role role, List<Model> models) {}

  /** A model file: its runtime's id, file name, size and content hash. */
  public record Model(String runtime, String file, long bytes, String sha256) {}

  /** The real pictures: a name, how many, their content hash, and the statistics' hash if given. */
  public record Reference(
      String name, long count, String sha256, @Nullable String statisticsSha256) {}

  /**
   * One value. For what is of the real pictures (floors, profiles' base) the subject is {@link
   * #REAL}.
   *
   * @param subject the subject's name
   * @param device the device's id; null where it does not matter (cost, quality)
   * @param runtime the runtime's id; null where it does not matter
   * @param measurement the value
   */
  public record Row(
      String subject, @Nullable String device, @Nullable String runtime, Measurement measurement) {}

  /** The subject name of rows that speak of the real pictures. */
  public static final String REAL = "real";

  /**
   * A student against its teacher in one measure.
   *
   * @param measure the measure's id
   * @param device as in {@link Row}
   * @param runtime as in {@link Row}
   * @param teacher the teacher's name
   * @param student the student's name
   * @param difference student − teacher, in the measure's unit, with its interval
   * @param ratio student / teacher with its interval, or null where a ratio has no meaning
   * @param pValue the test's p-value, or null where none was made
   * @param test the test's name, empty where none was made
   */
  public record Comparison(
      String measure,
      @Nullable String device,
      @Nullable String runtime,
      String teacher,
      String student,
      Measurement difference,
      @Nullable Measurement ratio,
      @Nullable Double pValue,
      String test) {}

  /**
   * A curve of one subject (or {@link #REAL}).
   *
   * @param id which plot it belongs to: {@code spectral-profile}
   * @param subject whose it is
   * @param xLabel the x axis with its unit
   * @param yLabel the y axis with its unit
   * @param x abscissae
   * @param y ordinates
   */
  public record Curve(
      String id, String subject, String xLabel, String yLabel, List<Double> x, List<Double> y) {}

  /**
   * A file of raw latency samples: a JSON object {@code {"load_ns", "first_ns", "warm_up_ns": [],
   * "steady_ns": []}}.
   */
  public record SampleFile(
      String subject, String device, String runtime, int launch, String file) {}

  /**
   * A file of one value per picture, in the order of the inputs: little-endian float32, no header,
   * so that two runs of equal inputs can be compared picture by picture.
   *
   * @param subject whose pictures
   * @param measure the measure's id: {@code lpips}, {@code checkerboard}
   * @param count how many values
   * @param file the file
   */
  public record ValueFile(String subject, String measure, long count, String file) {}

  /**
   * One input's pictures as PNG files.
   *
   * @param index the picture's number in the stream of inputs
   * @param caption what is shown below it, such as its class
   * @param teacher the teacher's picture
   * @param student the student's name
   * @param studentPicture the student's picture
   * @param difference the absolute difference, amplified as its caption in the report says
   * @param scores scores of the pair (psnr) and of the student's picture (checkerboard) by measure
   *     id
   * @param maps where in the student's picture its artifacts are; empty where none was made
   */
  public record GalleryEntry(
      long index,
      String caption,
      String teacher,
      String student,
      String studentPicture,
      String difference,
      Map<String, Double> scores,
      List<ArtifactMap> maps) {
    /** Copies the list. */
    public GalleryEntry {
      maps = List.copyOf(maps);
    }
  }

  /**
   * Where in a picture an artifact score comes from.
   *
   * @param measure the score's id
   * @param file a grey PNG as large as the picture: 0 for none, 255 for the upper end of the
   *     measure's scale and above; the scale is the same for every picture, so that maps compare
   */
  public record ArtifactMap(String measure, String file) {}

  /**
   * A paper's layout and the figures that it prints, so that its table can be drawn from the record
   * alone.
   *
   * @param layout the layout's id: {@code gan-compression}
   * @param row the group of the paper's lines that this run stands beside, its parts set apart by
   *     {@code " / "}; empty where the layout has one group only, or the run is none of its groups
   * @param published the paper's figures, in its order
   */
  public record PaperTable(String layout, String row, List<PublishedValue> published) {
    /** Copies the list. */
    public PaperTable {
      published = List.copyOf(published);
    }
  }

  /**
   * A figure that a paper prints.
   *
   * @param table which of the layout's tables
   * @param row the group of lines, as in {@link PaperTable}
   * @param method the line within the group
   * @param column the layout's column
   * @param value as printed, such as {@code 0.342M}; empty for a gap
   * @param source where it is printed
   * @param note what a reader must know, or why there is a gap; empty if nothing
   */
  public record PublishedValue(
      String table,
      String row,
      String method,
      String column,
      String value,
      String source,
      String note) {}

  /** The same record beside another paper's table, or none. */
  public RunRecord withPaper(@Nullable PaperTable other) {
    return with(gallery, onDevices, other);
  }

  /** The same record with other pictures, those of single devices among them. */
  public RunRecord withPictures(List<GalleryEntry> other, List<OnDevices.DevicePicture> ofDevices) {
    return with(other, new OnDevices(onDevices.sustained(), ofDevices), paper);
  }

  private RunRecord with(
      List<GalleryEntry> pictures, OnDevices devices, @Nullable PaperTable table) {
    return new RunRecord(
        schema,
        name,
        experimentHash,
        started,
        elapsed,
        provenance,
        subjects,
        reference,
        measures,
        rows,
        comparisons,
        curves,
        samples,
        values,
        pictures,
        exits,
        devices,
        table,
        warnings);
  }

  /**
   * What the run was made with.
   *
   * @param version our version
   * @param commit our git commit, or "unknown"
   * @param commandLine as typed
   * @param seed the experiment's seed
   * @param randomGenerator whose random numbers fed the models, by name
   * @param runtimes versions by runtime id
   * @param host CPU, cores, memory, OS, Java and such
   * @param files SHA-256 by role, such as {@code "feature network"}
   * @param settings what the experiment set or defaulted, as text: plan, threads, batch, …
   */
  public record Provenance(
      String version,
      String commit,
      String commandLine,
      long seed,
      String randomGenerator,
      Map<String, String> runtimes,
      Map<String, String> host,
      Map<String, String> files,
      Map<String, String> settings) {
    /** Whether a role in {@link #files} is that of a network that judged pictures. */
    public static boolean isNetwork(String role) {
      return role.startsWith("weights ") || role.endsWith(" network");
    }
  }
}
