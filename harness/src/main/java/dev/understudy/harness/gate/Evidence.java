package dev.understudy.harness.gate;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether two runs were judged by the same networks and against the same data, measure by measure.
 * The models under judgement may differ: that is what the gate is for.
 */
final class Evidence {
  private static final String WEIGHTS = "weights ";

  private final RunRecord baseline;
  private final RunRecord now;

  Evidence(RunRecord baseline, RunRecord now) {
    this.baseline = baseline;
    this.now = now;
  }

  /** What differs that a measure stands on, a phrase each. */
  List<String> differences(MeasureInfo info) {
    Needs needs = Needs.of(info);
    List<String> differences = new ArrayList<>();
    if (needs.real() && !content(baseline).equals(content(now))) {
      differences.add(
          "the real pictures differ: " + reference(baseline) + " then, " + reference(now) + " now");
    }
    Map<String, String> a = baseline.provenance().files();
    Map<String, String> b = now.provenance().files();
    TreeSet<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    keys.removeIf(key -> !needs.file(key) || Objects.equals(a.get(key), b.get(key)));
    keys.forEach(
        key ->
            differences.add(
                key + " differs: " + brief(a.get(key)) + " then, " + brief(b.get(key)) + " now"));
    if (needs.teacher() && !teacher(baseline).equals(teacher(now))) {
      differences.add("the teacher's model differs, and the student is held against it");
    }
    return differences;
  }

  /** Whether picture i of a subject was made from equal inputs in both runs. */
  boolean hasEqualInputs(String subject, MeasureInfo info) {
    boolean equal =
        baseline.provenance().seed() == now.provenance().seed()
            && baseline.provenance().randomGenerator().equals(now.provenance().randomGenerator())
            && inputs(baseline, subject).equals(inputs(now, subject));
    return equal
        && (!Needs.of(info).teacher()
            || (teacherName(baseline).equals(teacherName(now))
                && inputs(baseline, teacherName(now)).equals(inputs(now, teacherName(now)))));
  }

  /** What feeds a subject's first model, which made the pictures: key and binding. */
  private static List<String> inputs(RunRecord record, String subject) {
    List<String> names = record.subjects().stream().map(RunRecord.Subject::name).toList();
    String prefix = "subjects[" + names.indexOf(subject) + "].models[0].inputs";
    return record.provenance().settings().entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .map(e -> e.getKey().substring(prefix.length()) + "=" + e.getValue())
        .sorted()
        .toList();
  }

  private static String teacherName(RunRecord record) {
    return record.subjects().stream()
        .filter(s -> s.role() == Role.TEACHER)
        .map(RunRecord.Subject::name)
        .findFirst()
        .orElse("");
  }

  private static List<String> teacher(RunRecord record) {
    return record.subjects().stream()
        .filter(s -> s.role() == Role.TEACHER)
        .flatMap(s -> s.models().stream().limit(1))
        .map(RunRecord.Model::sha256)
        .toList();
  }

  /** What the real pictures are, whatever they are called. */
  private static List<String> content(RunRecord record) {
    RunRecord.Reference r = record.reference();
    return r == null
        ? List.of()
        : List.of(Long.toString(r.count()), r.sha256(), String.valueOf(r.statisticsSha256()));
  }

  private static String reference(RunRecord record) {
    RunRecord.Reference r = record.reference();
    return r == null ? "none" : r.count() + " of “" + r.name() + "”, " + brief(r.sha256());
  }

  private static String brief(@Nullable String sha256) {
    return sha256 == null ? "none" : sha256.substring(0, Math.min(8, sha256.length()));
  }

  /**
   * What a measure stands on beside the subject's own pictures.
   *
   * @param features the feature network
   * @param weights any published network
   * @param real the real pictures
   * @param teacher the teacher's pictures
   * @param targets pictures or label maps that it was held against
   */
  private record Needs(
      boolean features, boolean weights, boolean real, boolean teacher, boolean targets) {
    static Needs of(MeasureInfo info) {
      String id = info.id();
      boolean target = id.endsWith("-target") || id.equals("miou") || id.equals("pixel-accuracy");
      boolean lpips = id.contains("lpips") || id.startsWith("ppl");
      boolean set = info.group() == Group.QUALITY && !target && !lpips;
      return new Needs(
          set || id.equals("feature-distance"),
          set || lpips || id.equals("feature-distance"),
          set || (info.group() == Group.ARTIFACTS && !id.equals("droplets")),
          info.group() == Group.PAIRED || id.equals("droplets") || id.endsWith("-share"),
          target);
    }

    boolean file(String key) {
      return switch (key) {
        case "feature network" -> features;
        case "real pictures", "reference statistics" -> real;
        case "targets", "segmentation network", "label maps" -> targets;
        default -> weights && key.startsWith(WEIGHTS);
      };
    }
  }
}
