package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.checkpoints.Values.Dict;
import dev.understudy.runtimes.checkpoints.Values.Tuple;
import java.util.List;
import java.util.Optional;

/** The only classes and functions that a checkpoint may name, and what calling them gives. */
final class Globals {
  private Globals() {}

  /** What may be called. */
  enum Function {
    ORDERED_DICT("collections", "OrderedDict"),
    TENSOR("torch._utils", "_rebuild_tensor"),
    TENSOR_V2("torch._utils", "_rebuild_tensor_v2"),
    PARAMETER("torch._utils", "_rebuild_parameter"),
    SIZE("torch", "Size");

    private final String module;
    private final String name;

    Function(String module, String name) {
      this.module = module;
      this.name = name;
    }
  }

  /** A {@link Function} or a {@link StorageType}. */
  static Object find(String module, String name) throws Refusal {
    for (Function function : Function.values()) {
      if (function.module.equals(module) && function.name.equals(name)) {
        return function;
      }
    }
    Optional<StorageType> storage =
        module.equals("torch") ? StorageType.named(name) : Optional.empty();
    if (storage.isEmpty()) {
      throw Refusal.forbidden(Quoted.of(module + "." + name));
    }
    return storage.get();
  }

  static Object call(Object callable, Object arguments) throws Refusal {
    if (!(callable instanceof Function function) || !(arguments instanceof Tuple args)) {
      throw Refusal.forbidden("a call of what is not a function of torch's");
    }
    int n = args.size();
    return switch (function) {
      case ORDERED_DICT -> orderedDict(args);
      case TENSOR -> tensor(args, n == 4);
      // storage, offset, size, stride, requires_grad, hooks[, metadata]
      case TENSOR_V2 -> tensor(args, n == 6 || n == 7);
      case PARAMETER -> {
        if (n != 3 || !(args.get(0) instanceof TensorRef data)) {
          throw Refusal.damaged("a parameter is not made of a tensor");
        }
        yield data;
      }
      case SIZE -> {
        if (n != 1 || !(args.get(0) instanceof Tuple size)) {
          throw Refusal.damaged("a torch.Size is not made of a tuple");
        }
        yield size;
      }
    };
  }

  private static TensorRef tensor(Tuple args, boolean fits) throws Refusal {
    if (!fits) {
      throw Refusal.damaged("a tensor is rebuilt from " + args.size() + " arguments");
    }
    return TensorRef.of(args.get(0), args.get(1), args.get(2), args.get(3));
  }

  /** Python 3 fills it later; Python 2 gives a list of pairs. */
  private static Dict orderedDict(Tuple args) throws Refusal {
    Dict dict = new Dict();
    if (args.size() == 0) {
      return dict;
    }
    if (args.size() > 1 || !(args.get(0) instanceof List<?> pairs)) {
      throw Refusal.damaged("an OrderedDict is not made of pairs");
    }
    for (Object pair : pairs) {
      List<?> items =
          pair instanceof Tuple tuple
              ? tuple.items()
              : pair instanceof List<?> list ? list : List.of();
      if (items.size() != 2) {
        throw Refusal.damaged("an OrderedDict is not made of pairs");
      }
      dict.put(items.get(0), items.get(1));
    }
    return dict;
  }
}
