package dev.understudy.runtimes.tflite;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.cuts.CutFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a TFLite model that some outputs need, as a model of its own: the primary graph's
 * operators, inputs and outputs are shortened in place. Tensors and weights stay in the file, but
 * nothing reads them, so the file is as large as before while memory and time are the part's.
 */
public final class TfliteCut {
  private TfliteCut() {}

  /**
   * Writes the part of a model that some outputs need.
   *
   * @param outputs the wanted outputs' names
   * @param file where to write it
   * @throws InputException if the model has no such output, or is too large to be cut
   * @throws IOException if the file cannot be written
   */
  public static void write(ModelFile model, Set<String> outputs, Path file) throws IOException {
    List<Integer> wanted = tensors(model, outputs);
    if (model.bytes() > Integer.MAX_VALUE - 8) {
      throw new InputException(
          model.path().toString(),
          "the model is too large to be cut",
          "a .tflite file below 2 GiB",
          "export each exit as a file of its own and give them as exits.models");
    }
    byte[] whole = Files.readAllBytes(model.path());
    SchemaBytes schema = new SchemaBytes(whole);
    int graph = schema.table(schema.vector(schema.root(), SchemaBytes.SUBGRAPHS), 0);
    int operators = schema.vector(graph, SchemaBytes.OPERATORS);
    List<Integer> needed = needed(schema, operators, wanted);
    Set<Integer> used = new HashSet<>(wanted);
    for (int i : needed) {
      used.addAll(of(schema, operators, i, SchemaBytes.OPERATOR_INPUTS));
    }
    int inputs = schema.vector(graph, SchemaBytes.INPUTS);
    schema.setInts(
        inputs, Arrays.stream(schema.ints(inputs)).boxed().filter(used::contains).toList());
    int results = schema.vector(graph, SchemaBytes.OUTPUTS);
    schema.setInts(
        results, Arrays.stream(schema.ints(results)).boxed().filter(wanted::contains).toList());
    schema.keep(operators, needed);
    CutFile.write(file, out -> out.write(whole));
  }

  private static List<Integer> tensors(ModelFile model, Set<String> outputs) {
    try (TfliteSession session = TfliteSession.open(model, new SessionOptions(1, false, false))) {
      List<String> all = session.outputs().stream().map(TensorSpec::name).toList();
      List<Integer> tensors = new ArrayList<>();
      for (String output : outputs) {
        if (!all.contains(output)) {
          throw new InputException(
              model.path().toString(),
              "the model has no output '" + output + "'",
              "some of the outputs " + String.join(", ", all),
              "ask for one of these by name");
        }
        tensors.add(session.outputTensor(all.indexOf(output)));
      }
      return tensors;
    }
  }

  /** The operators that the tensors need, in the graph's order. */
  private static List<Integer> needed(SchemaBytes schema, int operators, List<Integer> tensors) {
    Map<Integer, Integer> makers = new HashMap<>();
    for (int i = 0; i < schema.length(operators); i++) {
      for (int output : of(schema, operators, i, SchemaBytes.OPERATOR_OUTPUTS)) {
        makers.put(output, i);
      }
    }
    Set<Integer> found = new HashSet<>();
    List<Integer> open = new ArrayList<>(tensors);
    while (!open.isEmpty()) {
      Integer maker = makers.get(open.remove(open.size() - 1));
      if (maker != null && found.add(maker)) {
        open.addAll(of(schema, operators, maker, SchemaBytes.OPERATOR_INPUTS));
      }
    }
    return found.stream().sorted().toList();
  }

  private static List<Integer> of(SchemaBytes schema, int operators, int operator, int field) {
    int table = schema.table(operators, operator);
    return Arrays.stream(schema.ints(schema.vector(table, field))).boxed().toList();
  }
}
