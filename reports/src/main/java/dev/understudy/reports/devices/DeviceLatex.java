package dev.understudy.reports.devices;

import dev.understudy.reports.devices.DeviceTable.Block;
import dev.understudy.reports.devices.DeviceTable.Column;
import dev.understudy.reports.devices.DeviceTable.Line;
import dev.understudy.reports.table.Latex;
import dev.understudy.reports.table.LatexText;
import dev.understudy.reports.view.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of devices as LaTeX. */
public final class DeviceLatex {
  private DeviceLatex() {}

  /** The whole file, to be {@code \input}. */
  public static String write(DeviceTable table) {
    StringBuilder out = Latex.begin(DeviceTable.TITLE);
    Latex.tabular(
        out,
        "l" + table.columns().stream().map(DeviceLatex::alignment).collect(Collectors.joining()));
    List<String> head = new ArrayList<>(List.of("Model"));
    table
        .columns()
        .forEach(c -> head.add(LatexText.escape(c.title()) + Latex.marks(c.marks(), "")));
    out.append(LatexText.line(head));
    for (Block block : table.blocks()) {
      Latex.group(out, block.place().label(), head.size());
      for (Line line : block.lines()) {
        List<String> cells = new ArrayList<>();
        cells.add(LatexText.escape(Names.visible(line.subject().name())));
        line.cells().forEach(cell -> cells.add(Latex.cell(cell)));
        out.append(LatexText.line(cells));
      }
    }
    return Latex.end(out, table.legend(), table.notes());
  }

  private static String alignment(Column column) {
    return switch (column.kind()) {
      case FIGURE, SIZE -> "r";
      case REAL_TIME -> "c";
      case VALIDITY -> "l";
    };
  }
}
