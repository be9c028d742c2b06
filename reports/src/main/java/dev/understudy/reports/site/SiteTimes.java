package dev.understudy.reports.site;

import dev.understudy.reports.view.Times;
import java.time.Instant;
import org.jsoup.nodes.Element;

/** Times on the site's pages, in UTC. */
final class SiteTimes {
  private SiteTimes() {}

  static void add(Element parent, Instant time) {
    parent.appendElement("time").attr("datetime", time.toString()).text(Times.shortText(time));
  }
}
