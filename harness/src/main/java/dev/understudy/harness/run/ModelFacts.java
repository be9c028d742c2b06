package dev.understudy.harness.run;

import dev.understudy.datasets.Pictures;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.runtimes.Provider;
import dev.understudy.runtimes.RuntimeName;
import dev.understudy.runtimes.Runtimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a try of each model tells of it before a run.
 *
 * @param settings for the record's provenance: each model's settings, and what ran where
 * @param warnings what the reader of any figure must know
 */
record ModelFacts(Map<String, String> settings, List<String> warnings) {
  /**
   * Looks into every model file, and runs those whose nodes may run in several places.
   *
   * @param pictures a picture of each
   */
  static ModelFacts of(Setup setup, Map<GeneratorSpec, Pictures> pictures) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    for (Contestant contestant : setup.contestants()) {
      for (GeneratorSpec spec : contestant.generators()) {
        String who = contestant.name() + " (" + spec.label() + ")";
        Pictures made = Pairs.of(pictures, spec);
        settings.put(who + " picture size", made.height() + " x " + made.width());
        settings.put(who + " precision", contestant.precision(spec).id());
        settings.put(who + " ran with", spec.options().describe(spec.model().runtime()));
        List<String> random = Runtimes.randomNodes(spec.model());
        if (!random.isEmpty()) {
          warnings.add(
              who
                  + " draws random numbers inside its graph ("
                  + String.join(", ", random)
                  + "): its pictures differ from run to run");
        }
        calls(who, setup, spec, warnings);
        placement(who, spec, settings, warnings);
      }
    }
    return new ModelFacts(settings, List.copyOf(warnings));
  }

  private static void calls(String who, Setup setup, GeneratorSpec spec, List<String> warnings) {
    Set<MeasureFamily> measures = setup.experiment().measures();
    if (measures.contains(MeasureFamily.LATENCY) || measures.contains(MeasureFamily.SUSTAINED)) {
      Calls calls = new Calls(LocalDevice.picturesPerCall(spec));
      if (calls.pictures() > 1) {
        warnings.add(calls.perPicture(who + ": its latency is that"));
      }
    }
  }

  private static void placement(
      String who, GeneratorSpec spec, Map<String, String> settings, List<String> warnings) {
    boolean onnx = spec.model().runtime() == RuntimeName.ONNXRUNTIME;
    List<Provider> providers = spec.options().providers();
    if (onnx ? providers.equals(List.of(Provider.CPU)) : !spec.options().xnnpack()) {
      return; // there is one place only
    }
    SortedMap<String, Integer> nodes =
        Runtimes.placement(spec.model(), spec.options(), LocalDevice.exampleInputs(spec));
    settings.put(
        who + " ran on",
        nodes.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue() + " nodes")
            .collect(Collectors.joining(", ")));
    if (onnx) {
      for (Provider provider : providers) {
        if (provider != Provider.CPU && !nodes.containsKey(provider.id())) {
          warnings.add(who + " asks for " + provider.id() + ", which ran none of its nodes");
        }
      }
    }
  }
}
