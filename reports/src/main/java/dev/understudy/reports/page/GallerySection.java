package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Equal inputs: teacher, student and their difference side by side. */
final class GallerySection {
  /** Where the record says how much the difference pictures were amplified. */
  static final String AMPLIFICATION = "gallery.amplification";

  private GallerySection() {}

  static void add(Element main, RunView view, RunFiles files) {
    if (view.record().gallery().isEmpty()) {
      return;
    }
    Element section = Html.section(main, "gallery", "Equal inputs");
    String factor = view.record().provenance().settings().get(AMPLIFICATION);
    section
        .appendElement("p")
        .addClass("lead")
        .text(
            "Teacher, student and their absolute difference"
                + (factor == null ? " (amplified)" : " (times " + Names.visible(factor) + ")")
                + " from the same input. Pictures are enlarged without smoothing.");
    Element grid = Html.add(section, "ul", "gallery");
    grid.attr("role", "list");
    view.record().gallery().forEach(entry -> figure(grid, view, files, entry));
  }

  private static void figure(Element grid, RunView view, RunFiles files, GalleryEntry entry) {
    Element figure = grid.appendElement("li").appendElement("figure");
    Element row = Html.add(figure, "div", "triple");
    String of = " picture of input " + entry.index();
    picture(row, files, entry.teacher(), "teacher", "Teacher’s" + of);
    picture(
        row, files, entry.studentPicture(), "student", Names.visible(entry.student()) + "’s" + of);
    picture(
        row,
        files,
        entry.difference(),
        "difference",
        "Absolute difference at input " + entry.index());
    Element caption = figure.appendElement("figcaption");
    Html.name(caption, entry.caption().isBlank() ? "input " + entry.index() : entry.caption());
    if (view.students().size() > 1) {
      caption.appendText(" · ");
      Html.name(caption, entry.student());
    }
    scores(figure, view, entry);
  }

  private static void picture(
      Element row, RunFiles files, String file, String label, String alternative) {
    Element cell = Html.add(row, "div", "picture");
    Optional<byte[]> png = files.png(file);
    if (png.isPresent()) {
      cell.appendElement("img")
          .attr("src", Html.dataUri("image/png", png.get()))
          .attr("alt", alternative)
          .attr("loading", "lazy");
    } else {
      Html.add(cell, "span", "missing").text("missing");
    }
    cell.appendElement("small").text(label);
  }

  private static void scores(Element figure, RunView view, GalleryEntry entry) {
    if (entry.scores().isEmpty()) {
      return;
    }
    Element list = Html.add(figure, "dl", "scores");
    entry.scores().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            score -> {
              String label =
                  view.measure(score.getKey()).map(MeasureInfo::label).orElse(score.getKey());
              Element item = list.appendElement("div");
              item.appendElement("dt").text(Names.visible(label));
              item.appendElement("dd").text(Figures.plain(score.getValue()));
            });
  }
}
