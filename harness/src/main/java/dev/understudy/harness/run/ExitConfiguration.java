package dev.understudy.harness.run;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.TensorSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is timed of a subject's exits: the part of a model that one exit needs, with or without what
 * predicts, as a file of its own.
 *
 * @param contestant whose exit it is
 * @param label the runtime's label of the whole model
 * @param exit which exit, from 0; {@link #PREDICTOR} for a predictor in a file of its own
 * @param predicted whether the predictor's part is in it
 * @param spec the cut file, ready to launch
 */
record ExitConfiguration(
    Contestant contestant, String label, int exit, boolean predicted, GeneratorSpec spec) {
  static final int PREDICTOR = -1;

  /**
   * All that a subject's exits need timed. Cut files are left in the run's folder, for resuming.
   */
  static List<ExitConfiguration> of(RunFolder folder, Contestant contestant, ExitFiles exits) {
    List<ExitConfiguration> all = new ArrayList<>();
    if (!exits.files().isEmpty()) {
      for (int k = 0; k < exits.count(); k++) {
        GeneratorSpec file = exits.files().get(k);
        all.add(new ExitConfiguration(contestant, file.label(), k, false, cut(folder, file, null)));
      }
    } else {
      for (GeneratorSpec model : contestant.generators()) {
        String predictor = exits.predictsWithin() ? exits.predictorOutput() : null;
        for (int k = 0; k < exits.count(); k++) {
          GeneratorSpec head = model.with(exits.heads(model).get(k));
          all.add(
              new ExitConfiguration(contestant, model.label(), k, false, cut(folder, head, null)));
          if (predictor != null) {
            GeneratorSpec both = cut(folder, head, predictor);
            all.add(new ExitConfiguration(contestant, model.label(), k, true, both));
          }
        }
      }
    }
    GeneratorSpec predictor = exits.predictor();
    if (predictor != null) {
      String label = contestant.pictures().label();
      all.add(new ExitConfiguration(contestant, label, PREDICTOR, true, predictor));
    }
    return List.copyOf(all);
  }

  /** Where the model it was cut from stands among the subject's. */
  int place() {
    return contestant.generators().stream().map(GeneratorSpec::label).toList().indexOf(label);
  }

  /** A file-safe name that is unique among a subject's configurations. */
  String key() {
    return String.join(
        "-",
        "exits",
        contestant.key(),
        label.replace('/', '-'),
        exit == PREDICTOR ? "predictor" : exit + (predicted ? "-predicted" : ""));
  }

  private static GeneratorSpec cut(RunFolder folder, GeneratorSpec head, @Nullable String other) {
    Set<String> outputs = new TreeSet<>();
    String name = head.output().name();
    if (name != null) {
      outputs.add(name);
    }
    if (other != null) {
      outputs.add(other);
    }
    if (outputs.isEmpty()) {
      return head; // a file with one output is its own part
    }
    ModelFile model = head.model();
    String hash = Hashes.of(model.sha256(), outputs).substring(0, 24);
    Path file = folder.cut(hash + "." + model.runtime().id());
    ModelFile part = Files.exists(file) ? Runtimes.read(file) : Runtimes.cut(model, outputs, file);
    return new GeneratorSpec(
        head.subject(),
        head.configuration(),
        part,
        head.options(),
        fitting(head.inputs(), part),
        head.output());
  }

  /** The bindings that a part of the model still asks for. */
  static List<InputBinding> fitting(List<InputBinding> bindings, ModelFile model) {
    try (ModelSession session = Runtimes.open(model, Setup.allCores())) {
      List<String> inputs = session.inputs().stream().map(TensorSpec::name).toList();
      return bindings.stream()
          .filter(b -> inputs.stream().anyMatch(pattern(b.input()).asMatchPredicate()))
          .toList();
    }
  }

  private static Pattern pattern(String name) {
    String quoted = Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted);
  }
}
