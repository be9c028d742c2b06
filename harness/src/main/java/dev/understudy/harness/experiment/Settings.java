package dev.understudy.harness.experiment;

import dev.understudy.farm.BindingText;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.android.PhoneQuery;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice.Own;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice.Published;
import dev.understudy.harness.experiment.Experiment.ModelBinding;
import dev.understudy.harness.experiment.Experiment.Subject;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.reports.Reports;
import dev.understudy.runtimes.RuntimeName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resolved experiment as text, key by key: the same for two files that mean the same, whatever
 * their formatting, and without folders, which differ from machine to machine.
 */
final class Settings {
  private final Map<String, String> settings = new LinkedHashMap<>();

  private Settings() {}

  static Map<String, String> of(Experiment experiment) {
    Settings all = new Settings();
    all.put("name", experiment.name());
    all.put("seed", experiment.seed());
    all.put("pictures", experiment.pictures());
    all.put("batch", experiment.batch());
    all.reference(experiment);
    for (int i = 0; i < experiment.subjects().size(); i++) {
      all.subject("subjects[" + i + "]", experiment.subjects().get(i));
    }
    all.put("measures", join(experiment.measures().stream().map(MeasureFamily::id).toList()));
    all.put("devices.local.threads", experiment.threads());
    all.phones(experiment.phones());
    for (RuntimeName runtime : RuntimeName.values()) {
      all.put("runtimes." + runtime.id(), experiment.runtimes().of(runtime).describe(runtime));
    }
    all.latency(experiment.latency());
    if (experiment.measures().contains(MeasureFamily.SUSTAINED)) {
      all.put("sustained.time", Times.format(experiment.sustained()));
    }
    all.put(
        "report.formats",
        join(experiment.formats().stream().map(Reports.Format::id).sorted().toList()));
    all.put("report.gallery", experiment.gallery());
    all.paper(experiment.paper());
    return Collections.unmodifiableMap(all.settings);
  }

  /** Not the server: whose it is and where it stands is nobody's business. */
  private void phones(@Nullable PhonesChoice phones) {
    if (phones == null) {
      return;
    }
    PhoneQuery pool = phones.pool();
    put("devices.appium.pool.udid", join(pool.udids()));
    put("devices.appium.pool.model", join(pool.models()));
    put("devices.appium.pool.android", join(pool.androids()));
    put("devices.appium.pool.soc", join(pool.socs()));
    put("devices.appium.delegates", join(phones.delegates()));
    put("devices.appium.threads", join(phones.threads().stream().map(String::valueOf).toList()));
    put("devices.appium.launches", phones.launches() == null ? "the plan's" : phones.launches());
    put("devices.appium.pictures", phones.pictures());
  }

  private void reference(Experiment experiment) {
    Experiment.Reference reference = experiment.reference();
    if (reference != null) {
      put("reference.name", reference.name());
      put("reference.images", name(reference.images()));
      if (reference.statistics() != null) {
        put("reference.statistics", name(reference.statistics()));
      }
      if (reference.floor() != null) {
        put("reference.floor", name(reference.floor()));
      }
    }
    network(experiment.featureNetwork());
    Experiment.ArtifactModelFiles models = experiment.artifactModels();
    file("artifact-models.brisque", models.brisque());
    file("artifact-models.brisque-range", models.brisqueRange());
    file("artifact-models.niqe", models.niqe());
    if (experiment.lpips() != null) {
      put("lpips", experiment.lpips().id());
    }
    segmentation(experiment.segmentation());
    pathLength(experiment.pathLength());
    targets(experiment.targets());
  }

  private void targets(@Nullable TargetChoice targets) {
    if (targets == null) {
      return;
    }
    boolean isList = targets.pairing() == TargetChoice.Pairing.LIST;
    put(isList ? "targets.pairs" : "targets.images", name(targets.path()));
    if (!isList) {
      put("targets.pair", targets.pairing().id());
    }
    file("targets.sources", targets.sources());
  }

  private void pathLength(@Nullable PathLengthChoice path) {
    if (path == null) {
      return;
    }
    put("path-length.lpips", path.lpips().id());
    put("path-length.space", path.options().space().id());
    put("path-length.sampling", path.options().sampling().name().toLowerCase(Locale.ROOT));
    put("path-length.epsilon", path.options().epsilon());
    put("path-length.samples", path.samples());
    put("path-length.crop", path.options().faceCrop() ? "face" : "none");
    put("path-length.seed", path.options().seed());
    if (path.latent() != null) {
      put("path-length.latent", path.latent());
    }
    for (int i = 0; i < path.networks().size(); i++) {
      networks("path-length.networks[" + i + "]", path.networks().get(i));
    }
  }

  private void networks(String key, PathLengthChoice.Networks networks) {
    put(key + ".subject", networks.subject());
    put(key + ".generator", name(networks.generator()));
    file(key + ".mapping", networks.mapping());
    if (networks.latent() != null) {
      put(key + ".latent", networks.latent());
    }
    inputs(key + ".inputs", networks.inputs());
    inputs(key + ".mapping-inputs", networks.mappingInputs());
    output(key + ".output", networks.output());
  }

  private void inputs(String key, List<InputBinding> inputs) {
    for (InputBinding input : inputs) {
      put(FieldPath.ROOT.key(input.input()).under(key), BindingText.named(input));
    }
  }

  private void output(String key, ImageOutput output) {
    put(key + ".name", output.name() == null ? "the only one" : output.name());
    put(key + ".range", output.low() + ", " + output.high());
    put(key + ".layout", output.layout() == null ? "by its shape" : output.layout().name());
    put(key + ".overshoot", output.overshoot().name().toLowerCase(Locale.ROOT));
  }

  private void segmentation(Experiment.@Nullable Segmentation segmentation) {
    if (segmentation != null) {
      put("segmentation.network", name(segmentation.network()));
      put("segmentation.label-maps", name(segmentation.labelMaps()));
      put("segmentation.mapping", segmentation.mapping().name());
      put("segmentation.averaging", LabelledReader.id(segmentation.averaging()));
    }
  }

  private void file(String key, @Nullable Path file) {
    if (file != null) {
      put(key, name(file));
    }
  }

  private void network(@Nullable FeatureNetworkChoice network) {
    if (network instanceof Published published) {
      put("feature-network", published.name());
      put("feature-network.protocol", published.protocol().id());
    } else if (network instanceof Own own) {
      put("feature-network.name", own.name());
      put("feature-network.model", name(own.model()));
      put("feature-network.features", own.features());
      if (own.logits() != null) {
        put("feature-network.logits", own.logits());
      }
      if (own.preprocessing() != null) {
        put("feature-network.input", own.preprocessing().describe());
      }
    }
  }

  private void subject(String key, Subject subject) {
    put(key + ".name", subject.name());
    put(key + ".role", subject.role().name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < subject.models().size(); i++) {
      ModelBinding model = subject.models().get(i);
      String modelKey = key + ".models[" + i + "]";
      put(modelKey + ".file", name(model.file()));
      if (!model.name().isEmpty()) {
        put(modelKey + ".name", model.name());
      }
      model.runtime().own().forEach((k, value) -> put(modelKey + ".runtime." + k, value));
      if (model.precision() != null) {
        put(modelKey + ".precision", model.precision().id());
      }
      inputs(modelKey + ".inputs", model.inputs());
      output(modelKey + ".output", model.output());
    }
    if (subject.exits() != null) {
      exits(key + ".exits", subject.exits());
    }
  }

  private void exits(String key, Exits exits) {
    put(
        key,
        exits.models().isEmpty()
            ? join(exits.outputs())
            : join(exits.models().stream().map(m -> name(m.file())).toList()));
    Exits.Predictor predictor = exits.predictor();
    if (predictor != null) {
      put(
          key + ".predictor",
          (predictor.model() == null ? "" : name(predictor.model()) + ", ") + predictor.output());
    }
    put(key + ".thresholds", join(exits.thresholds().stream().map(String::valueOf).toList()));
    put(key + ".distance", exits.distance().id());
  }

  private void latency(LatencyPlan plan) {
    put("latency.plan", plan.name());
    put("latency.launches", plan.launches());
    put("latency.warm-up-runs", plan.warmUpRuns());
    put("latency.max-warm-up", Times.format(plan.maxWarmUp()));
    put("latency.stability", plan.stability());
    put("latency.min-runs", plan.minRuns());
    put("latency.min-time", Times.format(plan.minTime()));
    put("latency.max-time", Times.format(plan.maxTime()));
    put("latency.half-width", plan.halfWidth());
  }

  private void paper(Experiment.@Nullable Paper paper) {
    if (paper != null) {
      put("report.layout", paper.table().layout());
      put("report.published", paper.published() == null ? "ours" : name(paper.published()));
      // A row's name holds slashes, and settings hold no folders: the record's paper has it whole.
      put("report.row", paper.table().row().replace(" / ", ", "));
    }
  }

  private static String join(List<String> ids) {
    return ids.stream().collect(Collectors.joining(", "));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void put(String key, Object value) {
    settings.put(key, value.toString());
  }
}
