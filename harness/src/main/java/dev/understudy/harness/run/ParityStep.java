package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.OutputParity;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.Precision;
import dev.understudy.runtimes.Runtimes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holds a further export of a subject against its first: do they make the same pictures? */
final class ParityStep implements Step {
  private final Setup setup;
  private final Contestant contestant;
  private final GeneratorSpec other;

  ParityStep(Setup setup, Contestant contestant, GeneratorSpec other) {
    this.setup = setup;
    this.contestant = contestant;
    this.other = other;
  }

  @Override
  public String id() {
    return "parity/" + contestant.name() + "/" + other.label();
  }

  @Override
  public String contentHash() {
    Weights.Installed lpips = setup.lpips();
    return Hashes.of(
        "parity",
        Hashes.of(contestant.pictures()),
        Hashes.of(other),
        Defaults.PARITY_PICTURES,
        precision(),
        lpips == null ? "" : lpips.files());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    FragmentBuilder out = new FragmentBuilder();
    try (ParityLpips lpips = ParityLpips.open(setup.lpips())) {
      List<Measurement> all =
          new ArrayList<>(
              OutputParity.compare(
                  contestant.pictures(), other, Defaults.PARITY_PICTURES, precision(), lpips::add));
      lpips.measurement().ifPresent(all::add);
      List<String> random = random();
      all.forEach(
          m -> out.row(contestant.name(), LocalDevice.ID, other.label(), m.withWarnings(random)));
    }
    progress.advance(1);
    return out.build();
  }

  /** The coarser of the two: a float32 file cannot agree with a float16 one to float32's digits. */
  private Precision precision() {
    Precision reference = contestant.precision(contestant.pictures());
    Precision own = contestant.precision(other);
    return reference.compareTo(own) > 0 ? reference : own;
  }

  /**
   * Files that draw random numbers agree by chance only: ONNX Runtime seeds such nodes once per
   * process, by their place in the graph.
   */
  private List<String> random() {
    List<String> nodes =
        Stream.of(contestant.pictures(), other)
            .flatMap(spec -> Runtimes.randomNodes(spec.model()).stream())
            .distinct()
            .toList();
    return nodes.isEmpty()
        ? List.of()
        : List.of(
            "random numbers are drawn inside the graph ("
                + String.join(", ", nodes)
                + "), so two runs differ, and this figure may with them");
  }
}
