package dev.understudy.reports.page;

import java.util.List;
import org.jsoup.nodes.Element;

/** Links to the files beside the page. */
final class Downloads {
  private Downloads() {}

  static void add(Element main, List<String> siblings) {
    if (siblings.isEmpty()) {
      return;
    }
    Element list = Html.add(Html.section(main, "files", "Files"), "ul", "files");
    siblings.forEach(
        file -> list.appendElement("li").appendElement("a").attr("href", file).text(file));
  }
}
