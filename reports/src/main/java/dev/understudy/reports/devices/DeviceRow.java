package dev.understudy.reports.devices;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.PictureSize;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RealTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subject on one device and runtime.
 *
 * @param place the device and runtime
 * @param subject the subject
 * @param size its pictures' size, or null where that is not known
 * @param model what the model is and costs, and its main measure of quality, by measure
 * @param timings latency and memory at the place, by measure
 * @param median the median latency among them, or null
 * @param speedUp the teacher's median over its own, or null
 * @param validities what is wrong with the timings, and whether the pictures made there differ from
 *     the reference's; not what is only not available
 */
public record DeviceRow(
    Place place,
    Subject subject,
    @Nullable PictureSize size,
    Map<MeasureInfo, Measurement> model,
    Map<MeasureInfo, Measurement> timings,
    @Nullable Measurement median,
    @Nullable Measurement speedUp,
    List<Validity> validities) {
  /** Copies lists and maps, in their order. */
  public DeviceRow {
    model = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(model));
    timings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    validities = List.copyOf(validities);
  }

  /** Whether its median is in real time; empty where there is none. */
  public Optional<Boolean> isRealTime() {
    return Optional.ofNullable(median)
        .filter(m -> !Double.isNaN(m.value()))
        .map(RealTime::isReached);
  }

  /** What its figures rest on: the median, else the first timing that there is. */
  Optional<Measurement> basis() {
    return median != null ? Optional.of(median) : timings.values().stream().findFirst();
  }
}
