package dev.understudy.reports.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Times on the site's pages, in UTC. */
final class SiteTimes {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SiteTimes() {}

  static void add(Element parent, Instant time) {
    parent.appendElement("time").attr("datetime", time.toString()).text(MINUTE.format(time));
  }
}
