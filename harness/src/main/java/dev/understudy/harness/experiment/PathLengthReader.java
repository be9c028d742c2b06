package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.PathLengthChoice.Networks;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.paths.PathOptions.LatentLength;
import dev.understudy.metrics.paths.PathOptions.Sampling;
import dev.understudy.metrics.paths.PathOptions.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how perceptual path lengths are measured. */
final class PathLengthReader {
  private static final String MODEL = "an ONNX or TFLite model file";

  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;
  private final long seed;

  PathLengthReader(YamlDocument document, Problems problems, PathChecks paths, long seed) {
    this.document = document;
    this.problems = problems;
    this.paths = paths;
    this.seed = seed;
  }

  /**
   * Reads the section.
   *
   * @param subjects the file's subjects, whose names the section may use
   */
  @Nullable PathLengthChoice read(Value section, List<Value> subjects) {
    if (!section.isGiven()) {
      return null;
    }
    List<String> names = subjects.stream().map(s -> s.at("name").text("")).toList();
    List<Networks> networks = networks(section.at("networks"), names);
    boolean allMapped = !names.isEmpty() && names.stream().allMatch(n -> isMapped(n, networks));
    Space space = space(section.at("space"), allMapped);
    if (space == Space.W && !allMapped && !problems.isDoubtful(section.path())) {
      String lacking = names.stream().filter(n -> !isMapped(n, networks)).findFirst().orElse("");
      add(
          section.at("space"),
          "w is what a mapping network makes of a latent, and "
              + Quote.of(lacking)
              + " has none here",
          "`networks` with `generator` and `mapping` for each subject",
          "add `networks: [{subject: "
              + Quote.plain(lacking)
              + ", mapping: mapping.onnx, generator: synthesis.onnx}]`, or take `space: z`");
    }
    return new PathLengthChoice(
        KnownNetwork.valueOf(
            "LPIPS_" + section.at("lpips").text(Defaults.PATH_LPIPS).toUpperCase(Locale.ROOT)),
        new PathOptions(
            space,
            section.at("sampling").text("end").equals("full") ? Sampling.FULL : Sampling.END,
            epsilon(section.at("epsilon")),
            LatentLength.ROOT_DIMENSIONS,
            section.at("crop").text("none").equals("face"),
            section.at("seed").wholeLong(seed)),
        section.at("samples").whole(Defaults.PATH_SAMPLES),
        section.at("latent").isGiven() ? section.at("latent").text("") : null,
        networks);
  }

  private static boolean isMapped(String subject, List<Networks> networks) {
    return networks.stream().anyMatch(n -> n.subject().equals(subject) && n.mapping() != null);
  }

  private static Space space(Value given, boolean allMapped) {
    return switch (given.text("")) {
      case "w" -> Space.W;
      case "z" -> Space.Z;
      default -> allMapped ? Space.W : Space.Z;
    };
  }

  /** A step outside (0,1) was told of by the schema. */
  private static double epsilon(Value given) {
    double epsilon = given.number(PathOptions.EPSILON);
    return epsilon > 0 && epsilon < 1 ? epsilon : PathOptions.EPSILON;
  }

  private List<Networks> networks(Value list, List<String> subjects) {
    List<Networks> networks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Value item : list.items()) {
      Value subject = item.at("subject");
      String name = subject.text("");
      if (subject.isText() && !subjects.contains(name)) {
        add(
            subject,
            "no subject is called " + Quote.of(name),
            "one of the file's subjects: " + Quote.all(subjects),
            Suggestions.nearest(name, subjects)
                .map(near -> "did you mean " + Quote.of(near) + "?")
                .orElse("name one of them"));
      } else if (subject.isText() && !seen.add(name)) {
        add(
            subject,
            "a second entry for " + Quote.of(name),
            "one entry for each subject",
            "remove one of the two");
      }
      boolean isMapped = item.at("mapping").isGiven();
      if (item.at("mapping-inputs").isGiven() && !isMapped) {
        add(
            item.at("mapping-inputs"),
            "`mapping-inputs` without `mapping`",
            "a mapping network beside them",
            "add `mapping: mapping.onnx`, or use `inputs`");
      }
      var inputs = new InputReader(document, problems, paths, seed);
      networks.add(
          new Networks(
              name,
              paths.file(item.at("generator"), MODEL),
              isMapped ? paths.file(item.at("mapping"), MODEL) : null,
              item.at("latent").isGiven() ? item.at("latent").text("") : null,
              inputs.read(item.at("inputs")),
              inputs.read(item.at("mapping-inputs")),
              new OutputReader(document, problems).read(item.at("output"), item.at("output"))));
    }
    return networks;
  }

  private void add(Value value, String problem, String expected, String remedy) {
    problems.add(document.position(value.path()), value.path(), problem, expected, remedy);
  }
}
