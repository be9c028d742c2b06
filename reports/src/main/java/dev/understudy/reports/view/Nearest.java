package dev.understudy.reports.view;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A subject's values as seen from a place: what does not depend on the place holds there too. */
public final class Nearest {
  private Nearest() {}

  /**
   * The value at the place itself, else that of its runtime on any device, else the one that holds
   * everywhere.
   *
   * @param place a device and a runtime; a configuration's name behind a slash is left out where
   *     only the runtime itself was counted
   */
  public static Optional<Measurement> value(
      RunView view, String subject, MeasureInfo measure, Place place) {
    return Stream.of(
            place,
            new Place(null, place.runtime()),
            new Place(null, plain(place.runtime())),
            Place.ANYWHERE)
        .flatMap(candidate -> view.value(subject, measure, candidate).stream())
        .findFirst();
  }

  /** Where subjects were timed; else where they were counted; else nowhere in particular. */
  public static List<Place> places(RunView view) {
    for (Group group : List.of(Group.LATENCY, Group.COST)) {
      List<Place> places = view.places(group);
      if (!places.isEmpty()) {
        return places;
      }
    }
    return List.of(Place.ANYWHERE);
  }

  private static @org.jspecify.annotations.Nullable String plain(
      @org.jspecify.annotations.Nullable String runtime) {
    int slash = runtime == null ? -1 : runtime.indexOf('/');
    return runtime == null || slash < 0 ? runtime : runtime.substring(0, slash);
  }
}
