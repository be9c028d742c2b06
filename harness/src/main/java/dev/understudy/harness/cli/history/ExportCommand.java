package dev.understudy.harness.cli.history;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.harness.cli.RunReference;
import dev.understudy.reports.Reports;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.StoredRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy history export ID -o DIR}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write a stored run's folder again, byte by byte: its record and files.")
final class ExportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "A history id's first digits, or tag:NAME.")
  private String id = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "Where to; a folder without another record in it.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the files as one JSON object.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public void run() {
    Path folder = Objects.requireNonNull(out);
    if (Files.exists(folder.resolve(Reports.RECORD_FILE))) {
      throw new InputException(
          folder.toString(),
          "holds a run",
          "a new folder",
          "choose another -o; nothing was changed");
    }
    PrintWriter printer = spec.commandLine().getOut();
    try (History opened = History.openExisting(history.place())) {
      StoredRun run = RunReference.find(id, opened);
      List<Path> written = run.export(folder);
      if (json) {
        printer.println(
            Json.of("run", run.id(), "files", written.stream().map(Path::toString).toList()));
      } else {
        written.forEach(printer::println);
      }
    }
    printer.flush();
  }
}
