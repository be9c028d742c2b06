package dev.understudy.runtimes.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.Profiler;
import org.bytedeco.tensorflowlite.RegistrationNodePair;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteNode;
import org.bytedeco.tensorflowlite.TfLiteRegistration;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.jspecify.annotations.Nullable;

/** The primary graph of an interpreter without delegates, read from native memory. */
final class TfliteGraph {
  /**
   * An operator.
   *
   * @param op its name
   * @param inputs tensor indices, -1 where an optional one is absent
   */
  record Node(int code, String op, List<Integer> inputs, List<Integer> outputs) {}

  /** {@code kTfLiteBuiltinDelegate} of TFLite's builtin_ops.h. */
  private static final int DELEGATE = 51;

  private final Interpreter interpreter;

  TfliteGraph(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < interpreter.nodes_size(); i++) {
      RegistrationNodePair pair = interpreter.node_and_registration(i);
      TfLiteNode node = pair.first();
      TfLiteRegistration op = pair.second();
      nodes.add(
          new Node(
              op.builtin_code(),
              tensorflowlite.GetOpNameByRegistration(op),
              list(ints(node.inputs())),
              list(ints(node.outputs()))));
    }
    return nodes;
  }

  /** The nodes that run, in their order: a delegate's in place of those that it took. */
  List<Node> plan() {
    List<Node> nodes = nodes();
    IntPointer plan = interpreter.execution_plan();
    List<Node> running = new ArrayList<>();
    for (int i = 0; plan != null && i < plan.limit(); i++) {
      running.add(nodes.get(plan.get(i)));
    }
    return running;
  }

  /** How many of these are a delegate's. */
  int delegates(List<Node> nodes) {
    return (int) nodes.stream().filter(n -> n.code() == DELEGATE).count();
  }

  /** The nodes that the tensors need, in the graph's order. */
  List<Node> needed(Set<Integer> tensors) {
    List<Node> nodes = nodes();
    Map<Integer, Integer> makers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (int output : nodes.get(i).outputs()) {
        makers.put(output, i);
      }
    }
    Set<Integer> found = new HashSet<>();
    List<Integer> open = new ArrayList<>(tensors);
    while (!open.isEmpty()) {
      Integer maker = makers.get(open.remove(open.size() - 1));
      if (maker != null && found.add(maker)) {
        open.addAll(nodes.get(maker).inputs());
      }
    }
    return found.stream().sorted().map(nodes::get).toList();
  }

  /** Has each operator of the next runs reported; null ends it. */
  void report(@Nullable Profiler profiler) {
    interpreter.SetProfiler(profiler);
  }

  TfLiteTensor tensor(int index) {
    return interpreter.tensor(index);
  }

  /** A tensor's dimensions now; none for an absent one. */
  long[] shape(int index) {
    int[] dims = index < 0 ? new int[0] : ints(interpreter.tensor(index).dims());
    long[] shape = new long[dims.length];
    for (int i = 0; i < dims.length; i++) {
      shape[i] = dims[i];
    }
    return shape;
  }

  String name(int index) {
    BytePointer name = interpreter.tensor(index).name();
    return name == null || name.isNull() ? "" : name.getString();
  }

  private static List<Integer> list(int[] ints) {
    return Arrays.stream(ints).boxed().toList();
  }

  private static int[] ints(TfLiteIntArray array) {
    if (array == null || array.isNull()) {
      return new int[0];
    }
    int[] ints = new int[array.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = array.data(i);
    }
    return ints;
  }
}
