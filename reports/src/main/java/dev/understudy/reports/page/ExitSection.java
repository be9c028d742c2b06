package dev.understudy.reports.page;

import dev.understudy.reports.table.Sheet;
import dev.understudy.reports.view.Figures;
import java.util.List;
import org.jsoup.nodes.Element;

/** Early exits: their tables, above their plots. */
final class ExitSection {
  private ExitSection() {}

  static void add(Element main, List<Sheet> sheets) {
    for (Sheet sheet : sheets) {
      Element section = Html.section(main, sheet.id(), sheet.title());
      Element scroll = TableSection.scroll(section, sheet.title());
      Element table =
          scroll.appendElement("table").addClass("latency").attr("data-tools", sheet.title());
      Element head = table.appendElement("thead").appendElement("tr");
      sheet.head().forEach(h -> head.appendElement("th").attr("scope", "col").text(h));
      Element body = table.appendElement("tbody");
      sheet.rows().forEach(row -> row(body.appendElement("tr"), row, sheet.texts()));
      Element notes = section.appendElement("div").addClass("notes");
      sheet.notes().forEach(note -> notes.appendElement("p").text(note));
    }
  }

  private static void row(Element tr, List<String> cells, int texts) {
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      if (i < texts) {
        tr.appendElement("th").attr("scope", "row").appendElement("bdi").text(text);
      } else {
        Element td = tr.appendElement("td");
        int space = text.indexOf(' ', text.indexOf(" %") < 0 ? 0 : text.indexOf(" %") + 1);
        if (text.equals(Figures.MISSING) || space < 0) {
          td.text(text);
        } else {
          td.appendElement("span").addClass("figure").text(text.substring(0, space));
          td.appendText(" ");
          td.appendElement("span")
              .addClass("aside")
              .appendElement("span")
              .addClass("interval")
              .text(text.substring(space + 1));
        }
      }
    }
  }
}
