package dev.understudy.harness.experiment;

import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.harness.experiment.Experiment.ModelBinding;
import dev.understudy.harness.experiment.Experiment.Subject;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the subjects: who they are, and each of their model files with what feeds it. */
final class SubjectReader {
  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;
  private final RuntimeReader runtimes;
  private final InputReader inputs;
  private final OutputReader outputs;
  private final ExitsReader exits;

  SubjectReader(
      YamlDocument document,
      Problems problems,
      PathChecks paths,
      RuntimeReader runtimes,
      long seed,
      Value root) {
    this.exits = new ExitsReader(document, problems, paths, root);
    this.document = document;
    this.problems = problems;
    this.paths = paths;
    this.runtimes = runtimes;
    this.inputs = new InputReader(document, problems, paths, seed);
    this.outputs = new OutputReader(document, problems);
  }

  List<Subject> read(Value list) {
    List<Subject> subjects = new ArrayList<>();
    Map<String, Value> names = new HashMap<>();
    Value teacher = null;
    for (Value item : list.items()) {
      Subject subject = subject(item);
      checkName(item.at("name"), names);
      if (subject.role() == Role.TEACHER && teacher != null) {
        add(
            item.at("role"),
            "a second teacher; the first is on line " + line(teacher),
            "at most one teacher",
            "make one of them `role: other`");
      } else if (subject.role() == Role.TEACHER) {
        teacher = item.at("role");
      }
      subjects.add(subject);
    }
    return subjects;
  }

  private void checkName(Value name, Map<String, Value> names) {
    if (!name.isText() || problems.has(name.path())) {
      return;
    }
    Value first = names.putIfAbsent(name.text(""), name);
    if (first != null) {
      add(
          name,
          "a second subject named "
              + Quote.of(name.text(""))
              + "; the first is on line "
              + line(first),
          "a name of its own for each subject",
          "rename one of them");
    } else if (name.text("").equals(RunRecord.REAL)) {
      add(
          name,
          "`real` is what records call the real pictures",
          "any other name",
          "rename the subject");
    }
  }

  private Subject subject(Value subject) {
    List<ModelBinding> models = new ArrayList<>();
    if (subject.at("model").isGiven()) {
      models.add(binding(subject, subject.at("model"), subject.at("model")));
    }
    for (Value model : subject.at("models").items()) {
      models.add(binding(subject, model, model.node().isObject() ? model.at("file") : model));
    }
    List<ModelBinding> files = new ArrayList<>();
    for (Value model : subject.at("exits").at("models").items()) {
      files.add(binding(subject, model, model.node().isObject() ? model.at("file") : model));
    }
    if (!files.isEmpty() && models.isEmpty()) {
      models.add(files.get(files.size() - 1));
    }
    return new Subject(
        subject.at("name").text(""),
        role(subject.at("role").text("")),
        List.copyOf(models),
        exits.read(subject, files));
  }

  private ModelBinding binding(Value subject, Value model, Value file) {
    Value own = model.at("inputs").isGiven() ? model.at("inputs") : subject.at("inputs");
    if (!own.isGiven() && !problems.isDoubtful(subject.path())) {
      add(
          model,
          "nothing feeds this model: it has no inputs",
          "`inputs` with a binding for each of the model's inputs",
          "add `inputs: {z: {latent: normal}}` to the subject; `understudy inspect MODEL` lists"
              + " a model's inputs");
    }
    List<InputBinding> bindings = inputs.read(own);
    ImageOutput output =
        ExitsReader.last(subject, outputs.read(subject.at("output"), model.at("output")));
    return new ModelBinding(
        paths.file(file, "an ONNX or TFLite model file"),
        model.at("name").text(""),
        runtimes.read(model.at("runtime")),
        precision(model.at("precision").text("")),
        bindings,
        output,
        line(file));
  }

  private static @Nullable Precision precision(String id) {
    return Arrays.stream(Precision.values())
        .filter(precision -> precision.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static Role role(String id) {
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(id)) {
        return role;
      }
    }
    return Defaults.ROLE;
  }

  private int line(Value value) {
    return document.position(value.path()).line();
  }

  private void add(Value at, String problem, String expected, String remedy) {
    problems.add(document.position(at.path()), at.path(), problem, expected, remedy);
  }
}
