package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.metrics.Metrics;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * MACs of the part of the model that each exit needs.
 *
 * @param alone of each exit
 * @param predicted with what predicts, which an adaptive run pays too; empty without a predictor
 */
record ExitCosts(List<Measurement> alone, List<Measurement> predicted) {
  static ExitCosts of(Contestant contestant, ExitFiles exits) {
    List<Measurement> alone = new ArrayList<>();
    List<Measurement> predicted = new ArrayList<>();
    GeneratorSpec model = contestant.pictures();
    Map<String, Tensor> example =
        exits.files().isEmpty() ? LocalDevice.exampleInputs(model) : Map.of();
    Measurement predictor = exits.predictor() == null ? null : file(exits.predictor(), exits);
    for (int k = 0; k < exits.count(); k++) {
      if (exits.files().isEmpty()) {
        String output = exits.asked().outputs().get(k);
        alone.add(part(model, example, output, null));
        if (exits.predictsWithin()) {
          predicted.add(part(model, example, output, exits.predictorOutput()));
        }
      } else {
        alone.add(file(exits.files().get(k), null));
      }
      if (predictor != null) {
        predicted.add(sum(alone.get(k), predictor));
      }
    }
    return new ExitCosts(List.copyOf(alone), List.copyOf(predicted));
  }

  /** Deeper exits that cost no more than the one before, as sentences; a hint at a wrong order. */
  List<String> disorder(String subject, List<String> names) {
    List<String> found = new ArrayList<>();
    for (int k = 1; k < alone.size(); k++) {
      if (alone.get(k).value() <= alone.get(k - 1).value()) {
        found.add(
            "the exit "
                + names.get(k)
                + " of "
                + subject
                + " costs no more MACs than "
                + names.get(k - 1)
                + " before it: are the exits in order of depth?");
      }
    }
    return found;
  }

  private static Measurement file(GeneratorSpec file, @Nullable ExitFiles predictorOf) {
    String output = predictorOf == null ? file.output().name() : predictorOf.predictorOutput();
    return part(file, LocalDevice.exampleInputs(file), output, null);
  }

  private static Measurement part(
      GeneratorSpec model,
      Map<String, Tensor> example,
      @Nullable String output,
      @Nullable String other) {
    Set<String> outputs = new TreeSet<>();
    if (output != null) {
      outputs.add(output);
    }
    if (other != null) {
      outputs.add(other);
    }
    ModelCost cost = Runtimes.cost(model.model(), example, outputs);
    String protocol = MacCount.batch(cost) + "; " + MacCount.part(outputs);
    return MacCount.of(cost, CostConvention.MACS, Metrics.EXIT_MACS, Unit.MACS, 1, protocol);
  }

  private static Measurement sum(Measurement a, Measurement b) {
    if (Double.isNaN(a.value() + b.value())) {
      return Double.isNaN(a.value()) ? a : b;
    }
    return Measurement.of(
            Metrics.EXIT_MACS,
            a.value() + b.value(),
            Unit.MACS,
            1,
            null,
            a.protocol() + ", and the predictor's own model")
        .withWarnings(a.warnings())
        .withWarnings(b.warnings());
  }
}
