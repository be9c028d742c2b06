package dev.understudy.harness.cli.inspect;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.CostDetail;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.OpProfile;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy inspect MODEL}: what an experiment file must bind, and what it costs. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Print a model's inputs and outputs, as an experiment file must bind them, and what it costs:"
          + " parameters, buffers, bytes, MACs and FLOPs.",
      "Shapes inside the model are taken from a run of it on made-up inputs."
    })
public final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MODEL", description = "An ONNX or TFLite file.")
  private @Nullable Path file;

  @Option(
      names = "--shape",
      paramLabel = "NAME=SIZES",
      description =
          "An input's shape, such as x=1x3x256x256. Needed where a size other than the batch is"
              + " open; an open batch is 1.")
  private List<String> shapes = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description =
          "Count, time and measure only what this output needs; several may be given. Default:"
              + " all.")
  private List<String> outputs = new ArrayList<>();

  @Option(names = "--layers", description = "Also print what each operator costs.")
  private boolean layers;

  @Option(
      names = "--convention",
      paramLabel = "NAME",
      converter = ConventionOption.class,
      completionCandidates = ConventionOption.Ids.class,
      defaultValue = "macs",
      description =
          "How MACs are counted in the tables by layer and by output: ${COMPLETION-CANDIDATES}."
              + " Default: ${DEFAULT-VALUE}. Totals are always printed by all.")
  private CostConvention convention = CostConvention.MACS;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that --profile and --memory run with. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Mixin private ProfileOptions profiling = new ProfileOptions();

  @Mixin private MemoryOptions measuring = new MemoryOptions();

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Override
  public void run() {
    ModelFile model = Runtimes.read(Objects.requireNonNull(file));
    Map<String, List<Long>> given = ShapeOption.all(shapes);
    profiling.check();
    if (threads < 1) {
      throw new InputException("--threads", "it is " + threads, "1 or more", "give a whole number");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<TensorSpec> inputs;
    List<TensorSpec> all;
    try (ModelSession session = Runtimes.open(model, SessionOptions.withThreads(1))) {
      inputs = session.inputs();
      all = session.outputs();
    }
    InspectText text = new InspectText(out);
    if (!json) {
      text.head(model, inputs, all); // of use even where a missing shape ends it here
    }
    Map<String, Tensor> example = Runtimes.example(model, inputs, given);
    Inspection found = inspect(model, inputs, all, example);
    if (!json) {
      text.cost(found, layers);
      out.flush(); // what follows takes a while
    }
    measure(found, example, out);
    out.flush();
  }

  /** What takes time: runs of the model, or of what the chosen outputs need. */
  private void measure(Inspection found, Map<String, Tensor> example, PrintWriter out) {
    OpProfile profile = null;
    MemoryOptions.Found memory = null;
    if (profiling.asked() || measuring.asked()) {
      try (Narrowed narrowed =
          Narrowed.of(found.model(), example, new LinkedHashSet<>(found.wanted()))) {
        profile = profiling.run(narrowed.model(), narrowed.inputs(), threads);
        memory = measuring.run(narrowed.model(), narrowed.shapes(), threads);
      }
    }
    if (json) {
      Map<String, @Nullable Object> object = InspectJson.of(found);
      object.put("profile", profile == null ? null : profiling.json(profile, threads));
      object.put("memory", memory == null ? null : MemoryOptions.json(memory, threads));
      out.println(InspectJson.write(object));
    } else {
      if (profile != null) {
        profiling.print(profile, threads, out);
      }
      if (memory != null) {
        MemoryOptions.print(memory, threads, out);
      }
    }
  }

  private Inspection inspect(
      ModelFile model, List<TensorSpec> inputs, List<TensorSpec> all, Map<String, Tensor> example) {
    Set<String> wanted = new LinkedHashSet<>(outputs);
    CostDetail cost = Runtimes.costDetail(model, example, wanted);
    Map<String, ModelCost> heads = new LinkedHashMap<>();
    if (wanted.size() != 1 && all.size() > 1) {
      for (TensorSpec output : all) {
        if (wanted.isEmpty() || wanted.contains(output.name())) {
          heads.put(output.name(), Runtimes.cost(model, example, Set.of(output.name())));
        }
      }
    }
    Map<String, List<Long>> sizes = new LinkedHashMap<>();
    example.forEach((name, tensor) -> sizes.put(name, InspectJson.sizes(tensor.shape())));
    return new Inspection(
        model,
        inputs,
        all,
        sizes,
        Runtimes.randomNodes(model),
        List.copyOf(wanted),
        cost,
        heads,
        convention);
  }
}
