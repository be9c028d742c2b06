package dev.understudy.runtimes;

import dev.understudy.runtimes.onnx.OnnxCost;
import dev.understudy.runtimes.onnx.OnnxPlacement;
import dev.understudy.runtimes.onnx.OnnxPrecision;
import dev.understudy.runtimes.onnx.OnnxProfile;
import dev.understudy.runtimes.onnx.OnnxSession;
import dev.understudy.runtimes.onnx.Ort;
import dev.understudy.runtimes.onnx.Providers;
import dev.understudy.runtimes.onnx.SubGraph;
import dev.understudy.runtimes.tflite.Interpreters;
import dev.understudy.runtimes.tflite.TfliteCost;
import dev.understudy.runtimes.tflite.TfliteCut;
import dev.understudy.runtimes.tflite.TfliteFacts;
import dev.understudy.runtimes.tflite.TfliteProfile;
import dev.understudy.runtimes.tflite.TfliteRaw;
import dev.understudy.runtimes.tflite.TfliteSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** The entrance to this room. */
public final class Runtimes {
  private Runtimes() {}

  /**
   * Recognises a model file by its content (not its extension) and hashes it.
   *
   * @throws dev.understudy.common.InputException if it is missing, empty, truncated or neither ONNX
   *     nor TFLite
   */
  public static ModelFile read(Path path) {
    return ModelFiles.read(path);
  }

  /**
   * Loads a model into its runtime.
   *
   * @throws dev.understudy.common.InputException if the runtime refuses it (corrupt, unknown ops)
   */
  public static ModelSession open(ModelFile model, SessionOptions options) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxSession.open(model, options);
      case TFLITE -> TfliteSession.open(model, options);
    };
  }

  /**
   * Reads a TFLite model for what runs it elsewhere, such as a phone.
   *
   * @throws IllegalArgumentException if it is no TFLite model
   * @throws dev.understudy.common.InputException if it is corrupt
   */
  public static RawModel raw(ModelFile model) {
    if (model.runtime() != RuntimeName.TFLITE) {
      throw new IllegalArgumentException(model.path() + " is no TFLite model");
    }
    return TfliteRaw.open(model);
  }

  /**
   * Counts what a model costs, for all its outputs together. Shapes are taken from a real run with
   * {@code example}, so that computed shapes are right.
   *
   * @param example inputs of a run, by name
   * @throws dev.understudy.common.InputException if the example does not fit the model
   */
  public static ModelCost cost(ModelFile model, Map<String, Tensor> example) {
    return cost(model, example, Set.of());
  }

  /**
   * Counts what the part of a model costs that some outputs need, as for one early exit. Parameters
   * and buffers are those of that part; {@code initialiserElements} and {@code bytes} are the whole
   * file's.
   *
   * @param outputs the wanted outputs' names; empty for all
   */
  public static ModelCost cost(ModelFile model, Map<String, Tensor> example, Set<String> outputs) {
    return costDetail(model, example, outputs).total();
  }

  /**
   * The same, and what each operator costs.
   *
   * @param outputs the wanted outputs' names; empty for all
   */
  public static CostDetail costDetail(
      ModelFile model, Map<String, Tensor> example, Set<String> outputs) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxCost.of(model, example, outputs);
      case TFLITE -> TfliteCost.of(model, example, outputs);
    };
  }

  /**
   * Times a model's operators on the CPU, each as often as the model runs.
   *
   * @param inputs every input by name
   * @param warmUps runs before, which do not count
   * @param runs runs that count, at least 1
   * @throws dev.understudy.common.InputException if the inputs do not fit the model
   */
  public static OpProfile profile(
      ModelFile model, SessionOptions options, Map<String, Tensor> inputs, int warmUps, int runs) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxProfile.of(model, options, inputs, warmUps, runs);
      case TFLITE -> TfliteProfile.of(model, options, inputs, warmUps, runs);
    };
  }

  /**
   * Cuts out the part of a model that some outputs need, as a model file of its own with just the
   * inputs that this part has. It gives the same values, bit for bit, and running it costs what the
   * part costs; asking a session for fewer outputs does not, since ONNX Runtime prunes no head.
   *
   * @param outputs the wanted outputs' names, at least one
   * @param file where to write it, whole or not at all; external weights come beside it
   * @throws dev.understudy.common.InputException if the model has no such output
   */
  public static ModelFile cut(ModelFile model, Set<String> outputs, Path file) {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("a cut needs an output");
    }
    try {
      switch (model.runtime()) {
        case ONNXRUNTIME -> SubGraph.write(model, outputs, file);
        case TFLITE -> TfliteCut.write(model, outputs, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return read(file);
  }

  /**
   * Inputs of a model made from their shapes alone, for what depends on shapes only: cost, time,
   * memory. Floats are small normal numbers (seeded), whole numbers and booleans 0.
   *
   * @param inputs the model's inputs, as its session says
   * @param shapes shapes by input name; where one is missing a dynamic first dimension, the batch,
   *     is 1
   * @throws dev.understudy.common.InputException if a shape is of no input or does not fit, or a
   *     dynamic size other than the batch has no shape
   */
  public static Map<String, Tensor> example(
      ModelFile model, List<TensorSpec> inputs, Map<String, List<Long>> shapes) {
    return ExampleInputs.of(model, inputs, shapes);
  }

  /**
   * The nodes that draw random numbers within the graph: where there are any, two runs of equal
   * inputs differ.
   *
   * @return the operators with the nodes' names or positions, in the graph's order
   */
  public static List<String> randomNodes(ModelFile model) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxCost.randomNodes(model);
      case TFLITE -> TfliteCost.randomNodes(model);
    };
  }

  /**
   * What numbers a model computes with, as its weights and operators show: int8 where anything is
   * quantised, else what most elements of its float weights are.
   */
  public static Precision precision(ModelFile model) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxPrecision.of(model);
      case TFLITE -> TfliteFacts.precision(model);
    };
  }

  /**
   * Which execution provider or delegate runs how many nodes of a model, told by a run of it.
   *
   * @param example inputs for one picture, by name
   * @return the number of nodes by the provider's id ({@code cpu}, {@code xnnpack}, {@code cuda})
   * @throws dev.understudy.common.InputException if the model does not load or run so
   */
  public static SortedMap<String, Integer> placement(
      ModelFile model, SessionOptions options, Map<String, Tensor> example) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxPlacement.of(model, options, example);
      case TFLITE -> TfliteFacts.placement(model, options, example);
    };
  }

  /**
   * Checks that ONNX Runtime has the execution providers.
   *
   * @param where who asks for them, for the error
   * @throws dev.understudy.common.InputException naming those that it has, and what brings the
   *     missing one
   */
  public static void checkProviders(String where, List<Provider> providers) {
    Providers.check(where, providers);
  }

  /** The version of a runtime's native library, for the record. */
  public static String version(RuntimeName runtime) {
    return switch (runtime) {
      case ONNXRUNTIME -> Ort.version();
      case TFLITE -> Interpreters.version();
    };
  }
}
