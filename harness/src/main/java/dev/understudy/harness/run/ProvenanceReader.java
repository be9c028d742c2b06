package dev.understudy.harness.run;

import dev.understudy.farm.BitGenerator;
import dev.understudy.farm.Device;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.harness.paths.PathNetworks;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.RuntimeName;
import dev.understudy.runtimes.Runtimes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a run was made with. */
final class ProvenanceReader {
  private ProvenanceReader() {}

  static RunRecord.Provenance read(
      Setup setup,
      ModelFacts facts,
      Device device,
      List<PhoneGroup> phones,
      BuildInfo build,
      String commandLine) {
    Map<String, String> devices = new LinkedHashMap<>(device.facts());
    phones.forEach(
        phone ->
            phone.facts().forEach((key, value) -> devices.put(phone.id() + ": " + key, value)));
    Map<String, String> runtimes = new LinkedHashMap<>();
    setup.contestants().stream()
        .flatMap(c -> c.generators().stream())
        .map(spec -> spec.model().runtime())
        .distinct()
        .sorted()
        .forEach((RuntimeName name) -> runtimes.put(name.id(), Runtimes.version(name)));
    Map<String, String> files = new LinkedHashMap<>();
    setup
        .contestants()
        .forEach(
            c ->
                c.generators()
                    .forEach(
                        spec ->
                            files.put(
                                c.name() + " (" + spec.label() + ")", spec.model().sha256())));
    if (setup.network() != null) {
      files.put("feature network", setup.network().model().sha256());
      if (setup.network().preprocessing() != null) {
        weights(setup.network().weights(), files);
      }
    }
    if (setup.lpips() != null) {
      weights(setup.lpips().files(), files);
    }
    if (setup.paths() != null) {
      weights(setup.paths().lpips().files(), files);
      setup.paths().networks().forEach((c, used) -> paths(c, used, files));
    }
    if (setup.targets() != null) {
      files.put("targets", setup.targets().sha256());
    }
    if (setup.labelling() != null) {
      files.put("segmentation network", setup.labelling().network().model().sha256());
      files.put("label maps", setup.labelling().labels().sha256());
    }
    if (setup.real() != null) {
      files.put("real pictures", setup.real().sha256());
    }
    if (setup.statistics() != null) {
      files.put("reference statistics", setup.statistics().sha256());
    }
    if (setup.floor() != null) {
      files.put("floor statistics", setup.floor().sha256());
    }
    Map<String, String> settings = new LinkedHashMap<>(setup.experiment().settings());
    settings.putAll(facts.settings());
    settings.put("gallery.amplification", Integer.toString(SideBySide.AMPLIFY));
    settings.put("pictures are judged", "rounded to 8 bits, as a saved file would be");
    settings.put(
        "pictures are made with", Setup.allCores().threads() + " threads; timing uses its own");
    if (setup.paths() != null) {
      setup.paths().networks().forEach((c, used) -> pathSettings(c, used, settings));
    }
    if (setup.network() != null && setup.network().preprocessing() != null) {
      settings.put("feature-network.input", setup.network().preprocessing().describe());
    }
    return new RunRecord.Provenance(
        build.version(),
        build.commit(),
        commandLine,
        setup.experiment().seed(),
        randomGenerators(setup),
        runtimes,
        devices,
        files,
        settings);
  }

  /** In Python's words, since that is what figures may be compared with. */
  private static String randomGenerators(Setup setup) {
    EnumSet<BitGenerator> used = EnumSet.noneOf(BitGenerator.class);
    for (Contestant contestant : setup.contestants()) {
      contestant
          .generators()
          .forEach(spec -> spec.inputs().forEach(b -> b.draws().ifPresent(used::add)));
    }
    if (setup.paths() != null) {
      used.add(BitGenerator.RANDOM_STATE); // what path lengths' latents are, as published
    }
    return used.isEmpty()
        ? "no input is drawn"
        : used.stream().map(g -> g.python() + "(seed)").collect(Collectors.joining(" and "));
  }

  private static void paths(Contestant contestant, PathNetworks used, Map<String, String> files) {
    files.put(contestant.name() + " (path length)", used.generator().sha256());
    if (used.mapping() != null) {
      files.put(contestant.name() + " (path length, mapping)", used.mapping().sha256());
    }
  }

  private static void pathSettings(
      Contestant contestant, PathNetworks used, Map<String, String> settings) {
    String who = contestant.name() + " (path length";
    settings.put(who + ") ran with", used.options().describe(used.generator().runtime()));
    if (used.mapping() != null) {
      settings.put(
          who + ", mapping) ran with", used.mappingOptions().describe(used.mapping().runtime()));
    }
  }

  private static void weights(List<WeightsFile> weights, Map<String, String> files) {
    for (WeightsFile file : weights) {
      files.put("weights " + file.name() + (file.verified() ? "" : " (unverified)"), file.sha256());
    }
  }
}
