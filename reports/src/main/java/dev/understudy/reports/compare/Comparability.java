package dev.understudy.reports.compare;

import dev.understudy.common.Measurement;
import dev.understudy.reports.ComparableProtocol;
import dev.understudy.reports.HostComparison;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Reference;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a value of one run may be held against that of another, and why not. */
public final class Comparability {
  private final RunRecord first;
  private final RunRecord other;

  /** Between two runs. */
  public Comparability(RunRecord first, RunRecord other) {
    this.first = first;
    this.other = other;
  }

  /**
   * Why two values may not be compared; empty where they may.
   *
   * @param measure of both
   * @param place where both were measured
   * @param a the first run's
   * @param b the other's
   */
  public Optional<String> reason(MeasureInfo measure, Place place, Measurement a, Measurement b) {
    return unlike("unit", a.unit().symbol(), b.unit().symbol())
        .or(() -> unlike("protocol", ComparableProtocol.of(a), ComparableProtocol.of(b)))
        .or(() -> data(measure.group(), place, a, b));
  }

  private Optional<String> data(Group group, Place place, Measurement a, Measurement b) {
    return switch (group) {
      case QUALITY -> reference().or(this::weights).or(() -> size(a, b));
      case ARTIFACTS -> reference().or(this::weights);
      case PAIRED -> teacher().or(this::weights);
      case COST -> Optional.empty();
      case LATENCY -> hardware(place.device());
    };
  }

  private static Optional<String> unlike(String what, String a, String b) {
    return a.equals(b)
        ? Optional.empty()
        : Optional.of(what + " “" + Names.visible(b) + "” instead of “" + Names.visible(a) + "”");
  }

  /** A distance between sets depends on their size. */
  private static Optional<String> size(Measurement a, Measurement b) {
    return unlike("n", Figures.count(a.n()), Figures.count(b.n()));
  }

  private Optional<String> reference() {
    Reference a = first.reference();
    Reference b = other.reference();
    return Objects.equals(content(a), content(b))
        ? Optional.empty()
        : Optional.of("other real pictures: " + name(b));
  }

  /** What real pictures are told apart by, not their names. */
  private static List<String> content(@Nullable Reference reference) {
    return reference == null
        ? List.of()
        : List.of(reference.sha256(), Objects.requireNonNullElse(reference.statisticsSha256(), ""));
  }

  private static String name(@Nullable Reference reference) {
    return reference == null ? "none" : Names.visible(reference.name());
  }

  /** Only of networks that both runs used can it be said. */
  private Optional<String> weights() {
    return first.provenance().files().entrySet().stream()
        .filter(file -> RunRecord.Provenance.isNetwork(file.getKey()))
        .filter(
            file -> {
              String there = other.provenance().files().get(file.getKey());
              return there != null && !there.equals(file.getValue());
            })
        .map(file -> "other weights of the " + Names.visible(file.getKey()))
        .findFirst();
  }

  private Optional<String> teacher() {
    return model(first).equals(model(other))
        ? Optional.empty()
        : Optional.of("the teacher is another model");
  }

  private static Optional<String> model(RunRecord record) {
    return record.subjects().stream()
        .filter(subject -> subject.role() == dev.understudy.reports.Role.TEACHER)
        .map(Subject::models)
        .filter(models -> !models.isEmpty())
        .map(models -> models.get(0).sha256())
        .findFirst();
  }

  private Optional<String> hardware(@Nullable String device) {
    return HostComparison.of(device, first, other).hardware().stream()
        .map(
            fact ->
                "other hardware: "
                    + Names.visible(fact.fact())
                    + " “"
                    + Names.visible(fact.now())
                    + "” instead of “"
                    + Names.visible(fact.before())
                    + "”")
        .findFirst();
  }
}
