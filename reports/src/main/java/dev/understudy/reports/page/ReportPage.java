package dev.understudy.reports.page;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.paper.PaperSheet;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.table.ExitSheets;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** The whole page. */
public final class ReportPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param view the record
   * @param files its pictures and samples
   * @param table its comparison table
   * @param paper the paper's tables, if it is set beside one
   * @param plots its plots
   * @param siblings names of the files written beside it, to link to
   * @return the page's text
   */
  public static String write(
      RunView view,
      RunFiles files,
      Table table,
      Optional<PaperSheet> paper,
      List<Plot> plots,
      List<String> siblings)
      throws IOException {
    RunRecord record = view.record();
    Document page = new Document("");
    page.outputSettings().charset(StandardCharsets.UTF_8).prettyPrint(false);
    page.appendChild(new DocumentType("html", "", ""));
    Element html = page.appendElement("html").attr("lang", "en");
    head(html.appendElement("head"), record);
    Element body = html.appendElement("body");
    body.appendElement("a").addClass("skip").attr("href", "#verdict").text("Skip to the verdict");
    header(body.appendElement("header"), record);
    Element main = body.appendElement("main");
    VerdictSection.add(main, view);
    KpiStrip.add(main, view);
    TableSection.add(main, view, table);
    paper.ifPresent(sheet -> PaperSection.add(main, sheet));
    GallerySection.add(main, view, files);
    ExitSection.add(main, ExitSheets.of(view));
    PlotSection.add(main, plots);
    LatencySection.add(main, view);
    Warnings.add(main, record, files);
    ProvenanceSection.add(main, record);
    Downloads.add(main, siblings);
    body.appendElement("footer")
        .appendElement("p")
        .text("Drawn by Understudy " + Names.visible(record.provenance().version()) + ".");
    return page.outerHtml() + "\n";
  }

  private static void head(Element head, RunRecord record) throws IOException {
    String css = css();
    head.appendElement("meta").attr("charset", "utf-8");
    // No script may run and nothing may be fetched; the one style is named by its hash.
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr(
            "content",
            "default-src 'none'; img-src data:; style-src 'sha256-"
                + sha256(css)
                + "'; base-uri 'none'; form-action 'none'");
    head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("meta").attr("name", "referrer").attr("content", "no-referrer");
    head.appendElement("title").text(Names.visible(record.name()) + " – Understudy report");
    head.appendElement("style").appendChild(new DataNode(css));
  }

  private static void header(Element header, RunRecord record) {
    header.appendElement("p").addClass("kicker").text("Understudy report");
    Html.name(header.appendElement("h1"), record.name());
    Element line = header.appendElement("p").addClass("meta");
    line.appendElement("time")
        .attr("datetime", record.started().toString())
        .text(TIME.format(record.started()));
    line.appendText(" · " + record.elapsed().toSeconds() + " s of work");
    if (record.reference() != null) {
      line.appendText(" · judged against ");
      Html.name(line, record.reference().name());
    }
  }

  private static String css() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("report.css is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
