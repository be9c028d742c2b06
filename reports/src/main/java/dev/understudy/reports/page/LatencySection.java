package dev.understudy.reports.page;

import dev.understudy.reports.devices.DeviceTable;
import dev.understudy.reports.devices.DeviceTable.Block;
import dev.understudy.reports.devices.DeviceTable.Column;
import dev.understudy.reports.devices.DeviceTable.Line;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.view.Names;
import org.jsoup.nodes.Element;

/** Latency by device and runtime, a row for each subject. */
final class LatencySection {
  private static final String NOTE = "latency-note-";

  private LatencySection() {}

  static void add(Element main, DeviceTable devices) {
    Element section = Html.section(main, "latency", DeviceTable.TITLE);
    Element scroll = TableSection.scroll(section, "Latency table");
    Element table = scroll.appendElement("table").addClass("latency").addClass("devices");
    table.attr("data-tools", "latency");
    table.appendElement("caption").text("Batch 1 unless said otherwise");
    Element head = table.appendElement("thead").appendElement("tr");
    head.appendElement("th").attr("scope", "col").text("Subject");
    devices.columns().forEach(column -> heading(head, column));
    for (Block block : devices.blocks()) {
      String place = block.place().label();
      Element body = table.appendElement("tbody").attr("data-device", place);
      body.appendElement("tr")
          .addClass("group")
          .appendElement("th")
          .attr("colspan", String.valueOf(devices.columns().size() + 1))
          .attr("scope", "rowgroup")
          .appendElement("span")
          .text(place);
      block.lines().forEach(line -> line(body, devices, line));
    }
    TableSection.notes(section, devices.legend(), devices.notes(), NOTE);
  }

  private static void heading(Element head, Column column) {
    Element th = head.appendElement("th").attr("scope", "col");
    th.appendElement("bdi").text(column.label());
    TableSection.arrow(th, column.direction());
    Html.marks(th, column.marks(), NOTE);
  }

  private static void line(Element body, DeviceTable devices, Line line) {
    String subject = line.subject().name();
    Element row = body.appendElement("tr").attr("data-subject", Names.visible(subject));
    Html.name(row.appendElement("th").attr("scope", "row"), subject);
    for (int i = 0; i < line.cells().size(); i++) {
      Cell cell = line.cells().get(i);
      Element td = row.appendElement("td");
      switch (devices.columns().get(i).kind()) {
        case FIGURE -> TableSection.cell(td, cell, NOTE);
        case SIZE -> text(td, cell);
        case REAL_TIME -> realTime(td, cell);
        case VALIDITY -> validity(td, cell);
      }
    }
  }

  private static void text(Element td, Cell cell) {
    if (Double.isFinite(cell.value())) {
      td.attr("data-value", Double.toString(cell.value()));
    }
    td.appendElement("span").text(cell.figure().value());
  }

  /** A sign for the eye, a word for those who cannot see it. */
  private static void realTime(Element td, Cell cell) {
    td.addClass("real-time");
    if (cell.value() != 1) {
      text(td, cell);
    } else {
      td.attr("data-value", "1").addClass("reached");
      td.appendElement("span").attr("aria-hidden", "true").text(DeviceTable.YES);
      td.appendElement("span").addClass("unseen").text(DeviceTable.YES_WORD);
    }
    TableSection.doubt(td, cell);
  }

  private static void validity(Element td, Cell cell) {
    String words = cell.figure().value();
    td.addClass("validity").appendElement("span").text(words);
    if (cell.value() != 1) {
      td.addClass("doubt");
    }
    Html.marks(td, cell.marks(), NOTE);
  }
}
