package dev.understudy.reports.page;

import dev.understudy.reports.RunRecord.ArtifactMap;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunView;
import org.jsoup.nodes.Element;

/** Equal inputs: teacher, student and their difference side by side, the worst first. */
final class GallerySection {
  private final RunView view;
  private final PictureGrid pictures;

  private GallerySection(RunView view, PictureGrid pictures) {
    this.view = view;
    this.pictures = pictures;
  }

  /** Adds the gallery, if there is one. */
  static void add(Element main, RunView view, PictureGrid pictures) {
    if (!view.record().gallery().isEmpty()) {
      new GallerySection(view, pictures).addTo(main);
    }
  }

  private void addTo(Element main) {
    Element section = Html.section(main, "gallery", "Equal inputs");
    GalleryOrder<GalleryEntry> order =
        GalleryOrder.of(view, view.record().gallery(), GalleryEntry::scores);
    String lead =
        "Teacher, student and their absolute difference "
            + pictures.amplification()
            + " from the same input";
    Element grid = pictures.grid(section, lead, order.entries().size(), order.measure());
    grid.attr("data-first", "Teacher").attr("data-second", "student");
    order.entries().forEach(entry -> figure(grid, entry));
  }

  private void figure(Element grid, GalleryEntry entry) {
    Element item = grid.appendElement("li");
    item.attr("data-order", Long.toString(entry.index()));
    item.attr("data-student", Names.visible(entry.student()));
    Element figure = item.appendElement("figure");
    Element row = Html.add(figure, "div", "triple");
    String of = " picture of input " + entry.index();
    pictures
        .picture(row, entry.teacher(), "teacher", "Teacher’s" + of)
        .attr("data-role", "teacher")
        .attr("data-side", "first");
    pictures
        .picture(row, entry.studentPicture(), "student", Names.visible(entry.student()) + "’s" + of)
        .attr("data-role", "student")
        .attr("data-side", "second");
    pictures
        .picture(
            row, entry.difference(), "difference", "Absolute difference at input " + entry.index())
        .attr("data-role", "difference")
        .attr("data-side", "aside");
    Element caption = figure.appendElement("figcaption");
    Html.name(caption, entry.caption().isBlank() ? "input " + entry.index() : entry.caption());
    if (view.students().size() > 1) {
      caption.appendText(" · ");
      Html.name(caption, entry.student());
    }
    pictures.scores(figure, entry.scores());
    maps(figure, entry);
  }

  private void maps(Element figure, GalleryEntry entry) {
    if (entry.maps().isEmpty()) {
      return;
    }
    Element details = Html.add(figure, "details", "maps");
    details.appendElement("summary").text("Artifact maps");
    Element row = Html.add(details, "div", "triple");
    for (ArtifactMap map : entry.maps()) {
      String label = pictures.label(map.measure());
      String where = "Where the student’s picture of input " + entry.index() + " has " + label;
      pictures
          .picture(row, map.file(), label, where)
          .attr("data-map", Names.visible(map.measure()))
          .attr("data-label", label);
    }
  }
}
