package dev.understudy.reports.page;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.devices.DeviceTable;
import dev.understudy.reports.paper.PaperSheet;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.table.ExitSheets;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Times;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The whole page. */
public final class ReportPage {
  /** Three MiB, less what is written around and after the pictures. */
  private static final long MOST = 3 * 1024 * 1024 - 64 * 1024;

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param view the record
   * @param files its pictures and samples
   * @param table its comparison table
   * @param devices its table of devices, if anything was timed
   * @param paper the paper's tables, if it is set beside one
   * @param plots its plots
   * @param navigation links above the title: addresses by text
   * @param siblings names of the files written beside it, to link to
   * @return the page's text
   */
  public static String write(
      RunView view,
      RunFiles files,
      Table table,
      Optional<DeviceTable> devices,
      Optional<PaperSheet> paper,
      List<Plot> plots,
      Map<String, String> navigation,
      List<String> siblings)
      throws IOException {
    RunRecord record = view.record();
    PageFrame frame =
        new PageFrame(record.name() + " – Understudy report", "verdict", "the verdict");
    navigation(frame.header(), navigation);
    header(frame.header(), record);
    Element main = frame.main();
    PageData data = PageData.of(plots);
    VerdictSection.add(main, view);
    KpiStrip.add(main, view);
    TableSection.add(main, view, table);
    paper.ifPresent(sheet -> PaperSection.add(main, sheet));
    PictureGrid pictures = new PictureGrid(view);
    GallerySection.add(main, view, pictures);
    DeviceGallerySection.add(main, view, pictures);
    ExitSection.add(main, ExitSheets.of(view));
    PlotSection.add(main, plots);
    devices.ifPresent(each -> LatencySection.add(main, each));
    Element warnings = main.appendElement("div");
    ProvenanceSection.add(main, record);
    Downloads.add(main, siblings);
    // Pictures come last, since they take the room that all else leaves.
    pictures.fill(files, MOST - main.outerHtml().length() - frame.weight(data));
    Warnings.add(warnings, record, files);
    warnings.unwrap();
    return frame.write(data, record.provenance().version());
  }

  private static void navigation(Element header, Map<String, String> links) {
    if (!links.isEmpty()) {
      Element nav = header.appendElement("nav").attr("aria-label", "Site");
      links.forEach((text, href) -> nav.appendElement("a").attr("href", href).text(text));
    }
  }

  private static void header(Element header, RunRecord record) {
    header.appendElement("p").addClass("kicker").text("Understudy report");
    Html.name(header.appendElement("h1"), record.name());
    Element line = header.appendElement("p").addClass("meta");
    line.appendElement("time")
        .attr("datetime", record.started().toString())
        .text(Times.longText(record.started()));
    line.appendText(" · " + record.elapsed().toSeconds() + " s of work");
    if (record.reference() != null) {
      line.appendText(" · judged against ");
      Html.name(line, record.reference().name());
    }
  }
}
