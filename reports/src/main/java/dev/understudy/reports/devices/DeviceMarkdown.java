package dev.understudy.reports.devices;

import dev.understudy.reports.devices.DeviceTable.Block;
import dev.understudy.reports.devices.DeviceTable.Line;
import dev.understudy.reports.table.Markdown;
import dev.understudy.reports.view.Names;

/** The table of devices as GitHub-flavoured Markdown. */
public final class DeviceMarkdown {
  private DeviceMarkdown() {}

  /** The whole file. */
  public static String write(DeviceTable table) {
    StringBuilder out = new StringBuilder("# ").append(DeviceTable.TITLE).append("\n\n");
    Markdown.row(
        out,
        "Model",
        table.columns().stream()
            .map(c -> Markdown.escape(c.title()) + Markdown.marks(c.marks()))
            .toList());
    out.append("|:---|");
    table.columns().forEach(c -> out.append(alignment(c.kind())));
    out.append('\n');
    for (Block block : table.blocks()) {
      Markdown.group(out, block.place().label(), table.columns().size());
      for (Line line : block.lines()) {
        String name = Markdown.escape(Names.visible(line.subject().name()));
        Markdown.row(out, name, line.cells().stream().map(Markdown::cell).toList());
      }
    }
    Markdown.notes(out, table.legend(), table.notes());
    return out.toString();
  }

  private static String alignment(DeviceTable.Kind kind) {
    return switch (kind) {
      case FIGURE, SIZE -> "---:|";
      case REAL_TIME -> ":---:|";
      case VALIDITY -> ":---|";
    };
  }
}
