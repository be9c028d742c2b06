package dev.understudy.harness.cli.history;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.harness.cli.RunReference;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.StoredRun;
import dev.understudy.reports.history.Tag;
import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy history tag}. */
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    description = {
      "Let a name stand for a run: history tag ID NAME. Without arguments, list the tags.",
      "Tagged runs are never pruned."
    })
final class TagCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "A history id's first digits, or tag:OTHER.")
  private @Nullable String id;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The tag.")
  private @Nullable String name;

  @Option(names = "--force", description = "Take the tag from the run that it stands for.")
  private boolean force;

  @Option(names = "--delete", paramLabel = "NAME", description = "Remove this tag.")
  private @Nullable String delete;

  @Option(names = "--json", description = "Print the tags as one JSON object.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public void run() {
    if ((id == null) != (name == null) || (delete != null && id != null)) {
      throw new ParameterException(
          spec.commandLine(), "Either ID and NAME, or --delete NAME, or neither to list the tags.");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (History opened = History.openExisting(history.place())) {
      if (delete != null) {
        delete(opened, delete);
      }
      if (id != null && name != null) {
        StoredRun run = RunReference.find(id, opened);
        opened.tag(run, name, force);
        if (!json) {
          out.println(name + " -> " + run.summary().shortId());
        }
      } else if (delete == null && !json) {
        opened.tags().forEach(tag -> out.println(line(tag)));
      }
      if (json) {
        out.println(Json.of("tags", opened.tags().stream().map(TagCommand::json).toList()));
      }
    }
    out.flush();
  }

  private static void delete(History history, String name) {
    if (!history.untag(name)) {
      throw new InputException(
          "--delete " + Names.visible(name),
          "there is no such tag",
          "a tag",
          "see understudy history tag");
    }
  }

  private static String line(Tag tag) {
    return tag.name() + " -> " + tag.run().substring(0, 12) + ", since " + Times.brief(tag.since());
  }

  private static Object json(Tag tag) {
    return Json.map("name", tag.name(), "run", tag.run(), "since", tag.since().toString());
  }
}
