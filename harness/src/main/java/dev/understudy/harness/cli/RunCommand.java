package dev.understudy.harness.cli;

import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.MeasureFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy run EXPERIMENT}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run an experiment file and leave a record and reports.",
      "Ctrl-C or a kill loses at most the step it falls into; --resume goes on."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "EXPERIMENT", description = "The experiment file (YAML).")
  private @Nullable Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder (default: runs/NAME of the experiment).")
  private @Nullable Path out;

  @Option(names = "--resume", description = "Go on with the run that the folder holds.")
  private boolean resume;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "MEASURE",
      description =
          "Make only these measures now, e.g. cost,latency; --resume without it makes the rest.")
  private List<String> only = List.of();

  @Mixin private RunOutput output = new RunOutput();

  @Override
  public Integer call() throws IOException {
    Experiment experiment = ExperimentFiles.read(java.util.Objects.requireNonNull(file));
    Path folder = out != null ? out : Path.of("runs").resolve(folderName(experiment.name()));
    return output.run(spec, experiment, folder, resume, families(experiment));
  }

  private Set<MeasureFamily> families(Experiment experiment) {
    Set<MeasureFamily> families = new LinkedHashSet<>();
    for (String id : only) {
      families.add(
          experiment.measures().stream()
              .filter(family -> family.id().equals(id.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--only "
                              + id
                              + ": the experiment has no such measure; it has "
                              + String.join(
                                  ", ",
                                  experiment.measures().stream()
                                      .map(MeasureFamily::id)
                                      .toList()))));
    }
    return families;
  }

  private static String folderName(String name) {
    String plain = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.]+", "");
    return plain.isEmpty() ? "run" : plain.substring(0, Math.min(80, plain.length()));
  }
}
