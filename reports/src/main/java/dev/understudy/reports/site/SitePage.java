package dev.understudy.reports.site;

import dev.understudy.reports.page.ReportPage;
import dev.understudy.reports.view.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page of the site: the frame that all share. */
final class SitePage {
  private final Document document;
  private final Element main;

  /**
   * An empty page.
   *
   * @param title its title, safe to show
   * @param root the way to the site's root: empty, or {@code "../"}
   * @param filter whether it has a table to filter
   */
  SitePage(String title, String root, boolean filter) throws IOException {
    document = new Document("");
    document.outputSettings().charset(StandardCharsets.UTF_8).prettyPrint(false);
    document.appendChild(new DocumentType("html", "", ""));
    Element html = document.appendElement("html").attr("lang", "en");
    head(html.appendElement("head"), title, filter);
    Element body = html.appendElement("body");
    body.appendElement("a").addClass("skip").attr("href", "#main").text("Skip to the content");
    Element header = body.appendElement("header");
    Element nav = header.appendElement("nav").attr("aria-label", "Site");
    link(nav, "Runs", root + SitePaths.INDEX, title);
    link(nav, "Trends", root + SitePaths.TRENDS, title);
    header.appendElement("h1").text(title);
    main = body.appendElement("main").id("main");
    if (filter) {
      body.appendElement("script").appendChild(new DataNode(resource("filter.js")));
    }
  }

  private static void link(Element nav, String label, String page, String title) {
    Element link = nav.appendElement("a").attr("href", page).text(label);
    if (label.equals(title)) {
      link.attr("aria-current", "page");
    }
  }

  /** Where the content goes. */
  Element main() {
    return main;
  }

  byte[] bytes() {
    return (document.outerHtml() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A search field for the rows of the page's table; works without it, too. */
  void filter(String label, int rows) {
    Element box = main.appendElement("p").addClass("filter");
    box.appendElement("label").attr("for", "filter").text(label);
    box.appendElement("input")
        .attr("type", "search")
        .attr("id", "filter")
        .attr("autocomplete", "off")
        .attr("placeholder", "words, all of which a row must contain");
    box.appendElement("output")
        .attr("for", "filter")
        .attr("id", "count")
        .text(rows == 1 ? "1 row" : rows + " rows");
  }

  /** A table with these headings; its body. */
  static Element table(Element parent, String caption, List<String> headings) {
    Element scroll = parent.appendElement("div").addClass("scroll");
    scroll.attr("tabindex", "0").attr("role", "region").attr("aria-label", caption);
    Element table = scroll.appendElement("table");
    table.appendElement("caption").text(caption);
    Element row = table.appendElement("thead").appendElement("tr");
    headings.forEach(heading -> row.appendElement("th").attr("scope", "col").text(heading));
    return table.appendElement("tbody");
  }

  /** A text that a user chose: visible, short, and isolated so that its direction stays inside. */
  static void name(Element parent, String name, int length) {
    Element bdi = parent.appendElement("bdi");
    bdi.text(Names.brief(name, length));
    if (!Names.brief(name, length).equals(Names.visible(name))) {
      bdi.attr("title", Names.brief(name, 2000));
    }
  }

  /** A device's or runtime's id; a dash where it does not matter. */
  static void nameOrNone(Element parent, @Nullable String name) {
    if (name == null) {
      parent.text("–");
    } else {
      name(parent, name, 30);
    }
  }

  private static void head(Element head, String title, boolean filter) throws IOException {
    String css = report() + resource("site.css");
    String script = filter ? "script-src " + hash(resource("filter.js")) + "; " : "";
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr(
            "content",
            "default-src 'none'; img-src data:; "
                + script
                + "style-src "
                + hash(css)
                + "; base-uri 'none'; form-action 'none'");
    head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("meta").attr("name", "referrer").attr("content", "no-referrer");
    head.appendElement("title").text(title + " – Understudy history");
    head.appendElement("style").appendChild(new DataNode(css));
  }

  private static String hash(String text) {
    return "'sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(text)) + "'";
  }

  /** The look of the report page, which the site shares. */
  private static String report() throws IOException {
    return read(ReportPage.class, "report.css");
  }

  private static String resource(String name) throws IOException {
    return read(SitePage.class, name);
  }

  private static String read(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
