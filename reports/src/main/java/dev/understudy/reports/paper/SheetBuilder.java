package dev.understudy.reports.paper;

import dev.understudy.common.InputException;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a paper's sheet from a record. */
public final class SheetBuilder {
  private SheetBuilder() {}

  /**
   * The sheet of a record's paper; empty if it names none.
   *
   * @throws InputException if this version does not know the layout
   */
  public static Optional<PaperSheet> of(RunView view) {
    PaperTable paper = view.record().paper();
    if (paper == null) {
      return Optional.empty();
    }
    PaperLayout layout =
        Layouts.find(paper.layout())
            .orElseThrow(
                () ->
                    new InputException(
                        "record: paper.layout",
                        "this version knows no layout " + paper.layout(),
                        String.join(", ", Layouts.ids()),
                        "draw it with --layout standard or one of these"));
    List<PaperSheet.Grid> grids = new ArrayList<>();
    for (LayoutTable table : layout.tables()) {
      if (table.equals(EarlyExitsLayout.SWEEP) && !view.record().exits().isEmpty()) {
        grids.addAll(SweepGrid.of(view, layout, paper));
        continue;
      }
      PaperSheet.Grid grid = new GridBuilder(view, layout, table, paper).build();
      if (!grid.lines().isEmpty()) {
        grids.add(grid);
      }
    }
    return Optional.of(new PaperSheet(layout.title(), layout.source(), List.copyOf(grids)));
  }
}
