package dev.understudy.reports.page;

import dev.understudy.reports.view.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * What all pages have in common: one file with its styles and scripts inside, each named by its
 * hash in a policy that allows nothing else.
 */
final class PageFrame {
  private final Document page = new Document("");
  private final Element head;
  private final Element body;
  private final Element header;
  private final Element main;

  /**
   * An empty page.
   *
   * @param title as the browser shows it
   * @param first the id of the section that opens the page
   * @param name what that section is called
   */
  PageFrame(String title, String first, String name) {
    page.outputSettings().charset(StandardCharsets.UTF_8).prettyPrint(false);
    page.appendChild(new DocumentType("html", "", ""));
    Element html = page.appendElement("html").attr("lang", "en");
    head = html.appendElement("head");
    head.appendElement("meta").attr("charset", "utf-8");
    body = html.appendElement("body");
    body.appendElement("a").addClass("skip").attr("href", "#" + first).text("Skip to " + name);
    header = body.appendElement("header");
    main = body.appendElement("main");
    head.appendElement("title").text(Names.visible(title));
  }

  Element header() {
    return header;
  }

  Element main() {
    return main;
  }

  /** How many characters the page's scripts, styles and data take. */
  long weight(PageData data) throws IOException {
    long charts = data.charts().isEmpty() ? 0 : Assets.chartLibrary().length();
    return charts + Assets.script().length() + Assets.style().length() + data.json().length();
  }

  /**
   * Finishes the page.
   *
   * @param data what its scripts draw from
   * @param version who drew it
   */
  String write(PageData data, String version) throws IOException {
    body.appendElement("footer")
        .appendElement("p")
        .text("Drawn by Understudy " + Names.visible(version) + ".");
    boolean charts = !data.charts().isEmpty();
    List<String> scripts =
        charts ? List.of(Assets.chartLibrary(), Assets.script()) : List.of(Assets.script());
    body.appendElement("script")
        .attr("type", "application/json")
        .id("data")
        .appendChild(new DataNode(data.json()));
    scripts.forEach(text -> body.appendElement("script").appendChild(new DataNode(text)));
    String style = Assets.style();
    head.appendElement("style").appendChild(new DataNode(style));
    policy(style, scripts);
    for (String[] meta :
        new String[][] {
          {"viewport", "width=device-width"},
          {"color-scheme", "light dark"},
          {"referrer", "no-referrer"}
        }) {
      head.appendElement("meta").attr("name", meta[0]).attr("content", meta[1]);
    }
    return page.outerHtml() + "\n";
  }

  /** Nothing may be fetched, and nothing may run but what is named here; it stands before all. */
  private void policy(String style, List<String> scripts) {
    String hashes = String.join(" ", scripts.stream().map(Assets::hash).toList());
    Element meta =
        new Element("meta")
            .attr("http-equiv", "Content-Security-Policy")
            .attr(
                "content",
                "default-src 'none'; img-src data:; style-src "
                    + Assets.hash(style)
                    + "; script-src "
                    + hashes
                    + "; base-uri 'none'; form-action 'none'");
    head.child(0).after(meta);
  }
}
