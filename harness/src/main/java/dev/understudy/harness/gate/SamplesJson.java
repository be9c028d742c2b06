package dev.understudy.harness.gate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads files of raw samples, in nanoseconds, as {@code RunRecord.SampleFile} says. */
final class SamplesJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final double MILLISECOND = 1e6;

  private SamplesJson() {}

  /** A launch; empty if the file is cut off, or holds anything but times where times belong. */
  static Optional<Launch> parse(byte[] content) {
    try {
      JsonNode file = JSON.readTree(content);
      JsonNode steady = file.path("steady_ns");
      boolean areTimes =
          file.path("load_ns").isIntegralNumber()
              && file.path("first_ns").isIntegralNumber()
              && steady.isArray()
              && StreamSupport.stream(steady.spliterator(), false)
                  .allMatch(time -> time.isIntegralNumber() && time.longValue() > 0);
      return areTimes
          ? Optional.of(
              new Launch(
                  file.path("load_ns").longValue() / MILLISECOND,
                  file.path("first_ns").longValue() / MILLISECOND,
                  StreamSupport.stream(steady.spliterator(), false)
                      .mapToDouble(time -> time.longValue() / MILLISECOND)
                      .toArray()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
