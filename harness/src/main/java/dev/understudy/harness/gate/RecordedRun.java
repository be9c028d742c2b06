package dev.understudy.harness.gate;

import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.SampleFile;
import dev.understudy.reports.RunRecord.ValueFile;
import dev.understudy.reports.view.Names;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run with the files that its record names; they are read when they are asked for. */
public final class RecordedRun implements GateRun {
  private final String name;
  private final RunRecord record;
  private final RunFileSource files;
  private final Map<Configuration, LaunchSamples> launches = new LinkedHashMap<>();

  /**
   * A run from anywhere.
   *
   * @param name what messages call it
   */
  public RecordedRun(String name, RunRecord record, RunFileSource files) {
    this.name = name;
    this.record = record;
    this.files = files;
  }

  /**
   * A run in a folder.
   *
   * @param name what messages call it
   * @param folder where the files are that the record names
   */
  public static RecordedRun of(String name, RunRecord record, Path folder) {
    return new RecordedRun(name, record, new FolderSource(folder));
  }

  /**
   * Reads a run.
   *
   * @param run a run's folder, or its record file
   * @throws dev.understudy.common.InputException if there is no record, or none that can be read
   */
  public static RecordedRun read(Path run) {
    Path folder = Files.isDirectory(run) ? run : run.toAbsolutePath().resolveSibling("");
    return new RecordedRun(run.toString(), Reports.read(run), new FolderSource(folder));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RunRecord record() {
    return record;
  }

  @Override
  public LaunchSamples launches(Configuration configuration) {
    return launches.computeIfAbsent(configuration, this::read);
  }

  private LaunchSamples read(Configuration configuration) {
    List<Launch> read = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    record.samples().stream()
        .filter(f -> configuration.equals(configuration(f)))
        .sorted(Comparator.comparingInt(SampleFile::launch))
        .forEach(
            file ->
                files
                    .read(file.file())
                    .ifPresentOrElse(
                        bytes ->
                            SamplesJson.parse(bytes)
                                .ifPresentOrElse(
                                    read::add, () -> problems.add(problem(file, "are damaged"))),
                        () -> problems.add(problem(file, "could not be read"))));
    return new LaunchSamples(read, problems);
  }

  private static String problem(SampleFile file, String what) {
    return "The raw samples of launch "
        + file.launch()
        + ", "
        + Names.visible(file.file())
        + ", "
        + what
        + ".";
  }

  private static Configuration configuration(SampleFile file) {
    return new Configuration(file.subject(), file.device(), file.runtime());
  }

  @Override
  public Optional<double[]> values(String subject, String measure) {
    return record.values().stream()
        .filter(f -> f.subject().equals(subject) && f.measure().equals(measure))
        .findFirst()
        .flatMap(this::read);
  }

  private Optional<double[]> read(ValueFile file) {
    return files
        .read(file.file())
        .filter(bytes -> bytes.length == file.count() * Float.BYTES)
        .map(
            bytes -> {
              FloatBuffer floats =
                  ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
              return IntStream.range(0, floats.limit()).mapToDouble(floats::get).toArray();
            });
  }
}
