package dev.understudy.reports.view;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files beside a record: raw samples and pictures. What cannot be read becomes a {@linkplain
 * #problems problem} that the report names, since a report without one picture is worth more than
 * none.
 */
public final class RunFiles {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .propertyNamingStrategy(
              com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final Path folder;
  private final List<Samples> samples = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();

  /** Reads all raw samples of a record. */
  public RunFiles(Path runFolder, RunRecord record) {
    this.folder = runFolder.toAbsolutePath().normalize();
    for (SampleFile file : record.samples()) {
      read(file.file()).ifPresent(bytes -> parse(file, bytes));
    }
  }

  /** The raw samples of one launch. */
  public record Samples(SampleFile file, Times times) {}

  /** The file's content, in nanoseconds; −1 for what was not measured. */
  public record Times(long loadNs, long firstNs, List<Long> warmUpNs, List<Long> steadyNs) {
    /** Copies the lists. */
    public Times {
      warmUpNs = List.copyOf(warmUpNs);
      steadyNs = List.copyOf(steadyNs);
    }
  }

  /** The raw samples that could be read, in the record's order. */
  public List<Samples> samples() {
    return List.copyOf(samples);
  }

  /** What could not be read, in sentences. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** A picture's bytes, if it is there and a PNG. */
  public Optional<byte[]> png(String file) {
    Optional<byte[]> bytes = read(file);
    if (bytes.isPresent() && !startsAsPng(bytes.get())) {
      problems.add("The file " + Names.visible(file) + " is no PNG picture.");
      return Optional.empty();
    }
    return bytes;
  }

  /** A picture's size in pixels, if it is there and a PNG; only its header is looked at. */
  public Optional<PictureSize> size(String file) {
    return png(file).flatMap(PictureSize::ofPng);
  }

  /** A record may come from elsewhere: what it names is read within the run's folder only. */
  private Optional<byte[]> read(String file) {
    try {
      Path path = folder.resolve(file).normalize();
      if (file.isBlank() || !path.startsWith(folder) || !isWithin(path)) {
        problems.add("The file " + Names.visible(file) + " is not in the run’s folder.");
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(path));
    } catch (IOException | InvalidPathException e) {
      problems.add("The file " + Names.visible(file) + " could not be read.");
      return Optional.empty();
    }
  }

  /** Symbolic links may not lead out either; a missing file fails here with its own problem. */
  private boolean isWithin(Path path) throws IOException {
    return path.toRealPath().startsWith(folder.toRealPath());
  }

  private void parse(SampleFile file, byte[] bytes) {
    try {
      Times times = JSON.readValue(bytes, Times.class);
      if (times == null) {
        throw new IOException("null");
      }
      samples.add(new Samples(file, times));
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      problems.add("The samples in " + Names.visible(file.file()) + " are damaged" + line + ".");
    } catch (IOException e) {
      problems.add("The samples in " + Names.visible(file.file()) + " are damaged.");
    }
  }

  private static boolean startsAsPng(byte[] bytes) {
    return bytes.length > PNG.length
        && java.util.Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length);
  }
}
