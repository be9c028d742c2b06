package dev.understudy.reports.devices;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Nearest;
import dev.understudy.reports.view.PictureSize;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.SpeedUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A record's subjects on its devices.
 *
 * @param view the record
 * @param model the measures of {@link DeviceRow#model}: parameters, MACs, the main one of quality
 * @param timings the measures of {@link DeviceRow#timings}
 * @param rows place by place, in the order of the record's rows
 */
public record DeviceRows(
    RunView view, List<MeasureInfo> model, List<MeasureInfo> timings, List<DeviceRow> rows) {
  /** What papers print, in this order. */
  private static final List<String> PRINTED =
      List.of(
          RunView.MEDIAN_LATENCY, "latency-p90", "latency-first", "latency-load", "peak-memory");

  /** Copies the lists. */
  public DeviceRows {
    model = List.copyOf(model);
    timings = List.copyOf(timings);
    rows = List.copyOf(rows);
  }

  /** Gathers them; no rows where nothing was timed. */
  public static DeviceRows of(RunView view, RunFiles files) {
    List<MeasureInfo> model =
        Stream.of(view.cost(Unit.PARAMETERS), view.cost(Unit.MACS), view.headline())
            .flatMap(Optional::stream)
            .toList();
    List<MeasureInfo> timings = timings(view);
    DeviceSizes sizes = DeviceSizes.of(view, files);
    List<DeviceRow> rows = new ArrayList<>();
    for (Place place : timings.stream().flatMap(m -> view.places(m).stream()).distinct().toList()) {
      for (Subject subject : view.subjects()) {
        Map<MeasureInfo, Measurement> own = own(view, subject, timings, place);
        if (!own.isEmpty()) {
          rows.add(
              row(
                  view,
                  subject,
                  place,
                  sizes.at(subject.name(), place),
                  nearest(view, subject, model, place),
                  own));
        }
      }
    }
    return new DeviceRows(view, model, timings, rows);
  }

  /** Whether any subject's pictures' size is known. */
  boolean hasSizes() {
    return rows.stream().anyMatch(row -> row.size() != null);
  }

  /** Those that papers print; of a record that has none of them, whatever it timed. */
  private static List<MeasureInfo> timings(RunView view) {
    List<MeasureInfo> printed =
        PRINTED.stream()
            .flatMap(id -> view.measure(id).stream())
            .filter(m -> !view.places(m).isEmpty())
            .toList();
    return printed.isEmpty()
        ? view.measures(Group.LATENCY).stream().filter(m -> !view.places(m).isEmpty()).toList()
        : printed;
  }

  private static DeviceRow row(
      RunView view,
      Subject subject,
      Place place,
      @org.jspecify.annotations.Nullable PictureSize size,
      Map<MeasureInfo, Measurement> model,
      Map<MeasureInfo, Measurement> timings) {
    return new DeviceRow(
        place,
        subject,
        size,
        model,
        timings,
        view.medianLatency().map(timings::get).orElse(null),
        SpeedUp.of(view, subject.name(), place).map(m -> asTrue(m, view, place)).orElse(null),
        // A device that is fast at making other pictures is not fast.
        Stream.concat(
                timings.values().stream().map(Measurement::validity),
                view.mismatch(subject.name(), place).stream())
            .filter(v -> !v.isMeasured() && v.kind() != Validity.Kind.NOT_AVAILABLE)
            .distinct()
            .toList());
  }

  /** To be faster than a teacher that makes other pictures tells nothing. */
  private static Measurement asTrue(Measurement speedUp, RunView view, Place place) {
    return view.teacher()
        .flatMap(teacher -> view.mismatch(teacher.name(), place))
        .map(why -> Validity.of(why.kind(), "the teacher’s: " + why.reason()))
        .map(speedUp::withValidity)
        .orElse(speedUp);
  }

  private static Map<MeasureInfo, Measurement> own(
      RunView view, Subject subject, List<MeasureInfo> measures, Place place) {
    Map<MeasureInfo, Measurement> values = new LinkedHashMap<>();
    measures.forEach(
        m -> view.value(subject.name(), m, place).ifPresent(value -> values.put(m, value)));
    return values;
  }

  /** What does not depend on the device holds there too. */
  private static Map<MeasureInfo, Measurement> nearest(
      RunView view, Subject subject, List<MeasureInfo> measures, Place place) {
    Map<MeasureInfo, Measurement> values = new LinkedHashMap<>();
    measures.forEach(
        m ->
            Nearest.value(view, subject.name(), m, place).ifPresent(value -> values.put(m, value)));
    return values;
  }
}
