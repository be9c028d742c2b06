package dev.understudy.reports.page;

import dev.understudy.reports.view.Names;
import java.util.Base64;
import java.util.List;
import org.jsoup.nodes.Element;

/** Small pieces of the page. */
final class Html {
  private Html() {}

  /** A new last child with a class; an empty class is left out. */
  static Element add(Element parent, String tag, String cssClass) {
    Element child = parent.appendElement(tag);
    return cssClass.isEmpty() ? child : child.addClass(cssClass);
  }

  /** A section with a heading that names it. */
  static Element section(Element parent, String id, String title) {
    Element section = parent.appendElement("section").id(id);
    section.attr("aria-labelledby", id + "-title");
    section.appendElement("h2").id(id + "-title").text(title);
    return section;
  }

  /** A text that a user chose: visible, and isolated so that its direction stays inside. */
  static Element name(Element parent, String name) {
    return parent.appendElement("bdi").text(Names.visible(name));
  }

  /** What ids of the comparison's notes begin with. */
  static final String NOTE = "note-";

  /**
   * Footnote marks that link to their notes.
   *
   * @param prefix what the notes' ids begin with
   */
  static void marks(Element parent, List<String> marks, String prefix) {
    if (marks.isEmpty()) {
      return;
    }
    Element sup = parent.appendElement("sup");
    List<String> distinct = marks.stream().distinct().toList();
    for (int i = 0; i < distinct.size(); i++) {
      sup.appendText(i == 0 ? "" : ",");
      sup.appendElement("a").attr("href", "#" + prefix + distinct.get(i)).text(distinct.get(i));
    }
  }

  static String dataUri(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
