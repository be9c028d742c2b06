package dev.understudy.harness.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.understudy.common.InputException;
import dev.understudy.common.Validity;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.SustainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A launch or a sustained load on disk: every raw sample, in nanoseconds, as JSON. */
record SamplesFile(
    @JsonProperty("launch") int launch,
    @JsonProperty("load_ns") long loadNanos,
    @JsonProperty("first_ns") long firstNanos,
    @JsonProperty("warm_up_ns") List<Long> warmUpNanos,
    @JsonProperty("steady_ns") List<Long> steadyNanos,
    @JsonProperty("peak_memory_bytes") long peakMemoryBytes,
    @JsonProperty("load_average") double loadAverage,
    @JsonProperty("validity") Validity validity,
    @JsonProperty("conditions") @Nullable List<String> conditions,
    @JsonProperty("states") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<State> states) {

  /** The device at a moment of a sustained load; what it does not tell is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record State(
      @JsonProperty("at_ms") long atMillis,
      @JsonProperty("runs") int runs,
      @JsonProperty("thermal") String thermal,
      @JsonProperty("battery_percent") @Nullable Integer batteryPercent,
      @JsonProperty("battery_celsius") @Nullable Double batteryCelsius) {}

  static void write(Path file, LaunchResult launch) throws IOException {
    write(file, launch, null);
  }

  /** A load's steady runs are all but the first; its states are empty where none are told. */
  static void write(Path file, SustainedRun load) throws IOException {
    write(
        file,
        load.launch(),
        load.states().stream()
            .map(
                s ->
                    new State(
                        s.atMillis(),
                        s.runs(),
                        s.thermal().text(),
                        s.batteryPercent(),
                        s.batteryCelsius()))
            .toList());
  }

  private static void write(Path file, LaunchResult r, @Nullable List<State> states)
      throws IOException {
    SamplesFile content =
        new SamplesFile(
            r.launch(),
            r.loadNanos(),
            r.firstNanos(),
            r.warmUpNanos(),
            r.steadyNanos(),
            r.peakMemoryBytes(),
            r.loadAverage(),
            r.validity(),
            r.conditions(),
            states);
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    Files.write(partial, Json.LINES.writeValueAsBytes(content));
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static LaunchResult read(Path file) {
    try {
      SamplesFile s = Json.LINES.readValue(file.toFile(), SamplesFile.class);
      return new LaunchResult(
          s.launch,
          s.loadNanos,
          s.firstNanos,
          s.warmUpNanos,
          s.steadyNanos,
          s.peakMemoryBytes,
          s.loadAverage,
          s.validity,
          s.conditions == null ? List.of() : s.conditions);
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          "the raw samples that the journal speaks of cannot be read (" + e.getMessage() + ")",
          "the file as understudy wrote it",
          "delete the launch's line from journal.jsonl and resume, or start anew",
          e);
    }
  }
}
