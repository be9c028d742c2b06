package dev.understudy.harness.experiment;

import dev.understudy.metrics.networks.KnownNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads what to measure: what the file asks for, checked against what it gives, or else all that it
 * gives the means for.
 */
final class MeasuresReader {
  /** Something a measure stands on. */
  private record Means(
      String topLevelKey,
      boolean isGiven,
      Predicate<MeasureFamily> neededBy,
      String missing,
      String expected,
      String remedy) {}

  private record Asked(Value at, MeasureFamily measure) {}

  private final YamlDocument document;
  private final Problems problems;

  MeasuresReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  Set<MeasureFamily> read(Value root) {
    List<Means> means = means(root);
    Value list = root.at("measures");
    Set<MeasureFamily> measures = new LinkedHashSet<>();
    if (!list.isGiven()) {
      for (MeasureFamily measure : MeasureFamily.values()) {
        if (measure.isByDefault()
            && means.stream().allMatch(m -> m.isGiven() || !m.neededBy().test(measure))) {
          measures.add(measure);
        }
      }
      return measures;
    }
    List<Asked> asked = new ArrayList<>();
    for (Value item : list.items()) {
      Arrays.stream(MeasureFamily.values())
          .filter(m -> m.id().equals(item.text("")))
          .forEach(m -> asked.add(new Asked(item, m)));
    }
    means.forEach(m -> check(m, asked));
    asked.forEach(a -> measures.add(a.measure()));
    return measures;
  }

  /** One problem per missing means, at the first measure that lacks it. */
  private void check(Means means, List<Asked> asked) {
    List<Asked> lacking = asked.stream().filter(a -> means.neededBy().test(a.measure())).toList();
    if (means.isGiven()
        || lacking.isEmpty()
        || problems.isDoubtful(FieldPath.ROOT.key(means.topLevelKey()))) {
      return;
    }
    List<String> ids = lacking.stream().map(a -> a.measure().id()).toList();
    FieldPath field = lacking.get(0).at().path();
    problems.add(
        document.position(field),
        field,
        Quote.all(ids) + (ids.size() == 1 ? " needs " : " need ") + means.missing(),
        means.expected(),
        means.remedy() + ", or take out " + Quote.all(ids));
  }

  private static List<Means> means(Value root) {
    boolean network = root.at("feature-network").isGiven();
    List<Value> subjects = root.at("subjects").items();
    return List.of(
        new Means(
            "reference",
            root.at("reference").isGiven(),
            MeasureFamily::needsReference,
            "real pictures, and the file names none",
            "a `reference`",
            "add `reference: {name: …, images: …}`"),
        new Means(
            "feature-network",
            network,
            MeasureFamily::needsFeatures,
            "a feature network, and the file names none",
            "a `feature-network`",
            "add `feature-network: {name: …, model: …}`"),
        new Means(
            "feature-network",
            !network || root.at("feature-network").at("logits").isGiven() || isInception(root),
            m -> m == MeasureFamily.IS,
            "the feature network's logits, and the file does not name that output",
            "`logits` under `feature-network`",
            "add `logits: logits` to `feature-network`"),
        new Means(
            "feature-network",
            !network || isInception(root),
            MeasureFamily::needsInception,
            "FID's own network, and the file names another",
            "`feature-network: fid-inception`",
            "write `feature-network: fid-inception`"),
        new Means(
            "lpips",
            root.at("lpips").isGiven(),
            m -> m == MeasureFamily.LPIPS || m == MeasureFamily.LPIPS_TARGET,
            "a network, and the file names none",
            "`lpips` with the network's name",
            "add `lpips: alex`"),
        new Means(
            "segmentation",
            root.at("segmentation").isGiven(),
            m -> m == MeasureFamily.MIOU,
            "a segmentation network and label maps, and the file names none",
            "`segmentation` with `network`, `label-maps` and `mapping`",
            "add `segmentation: {network: drn.yaml, label-maps: labels, mapping: cityscapes19}`"),
        new Means(
            "path-length",
            root.at("path-length").isGiven(),
            m -> m == MeasureFamily.PPL,
            "to know how steps are taken, and the file does not say",
            "a `path-length`",
            "add `path-length: {lpips: vgg}`"),
        new Means(
            "targets",
            root.at("targets").isGiven(),
            MeasureFamily::needsTargets,
            "the pictures that should have been made, and the file names none",
            "`targets` with `images`",
            "add `targets: {images: targets}`"),
        new Means(
            "artifact-models",
            root.at("artifact-models").at("brisque").isGiven(),
            m -> m == MeasureFamily.BRISQUE,
            "its trained model, and the file names none",
            "`artifact-models` with `brisque` and `brisque-range`",
            "add `artifact-models: {brisque: allmodel, brisque-range: allrange}`"),
        new Means(
            "subjects",
            has(subjects, "teacher") && has(subjects, "student"),
            MeasureFamily::isPaired,
            "a teacher and a student"
                + (has(subjects, "teacher")
                    ? ", and no subject is a student"
                    : has(subjects, "student")
                        ? ", and no subject is the teacher"
                        : ", and the file has neither"),
            "a subject with `role: teacher` and one with `role: student`",
            "give the subjects their roles"),
        new Means(
            "subjects",
            subjects.stream().anyMatch(s -> s.at("models").items().size() > 1)
                || root.at("devices").at("appium").isGiven(),
            m -> m == MeasureFamily.PARITY,
            "a subject with two model files or more, or phones, and there is neither",
            "a subject with several `models`, or `devices.appium`",
            "add another export under a subject's `models`"),
        new Means(
            "subjects",
            subjects.stream().anyMatch(s -> s.at("exits").isGiven()),
            m -> m == MeasureFamily.EXITS,
            "a subject with early exits, and there is none",
            "a subject with `exits`",
            "add `exits: {outputs: [image_8, image_16, image_32]}` to a subject"));
  }

  private static boolean isInception(Value root) {
    return root.at("feature-network").text("").startsWith(KnownNetwork.FID_INCEPTION.id());
  }

  private static boolean has(List<Value> subjects, String role) {
    return subjects.stream().anyMatch(s -> s.at("role").text("").equals(role));
  }
}
