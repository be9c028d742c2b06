package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.RunRecord.ArtifactMap;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Equal inputs: teacher, student and their difference side by side, the worst first. */
final class GallerySection {
  /** Where the record says how much the difference pictures were amplified. */
  static final String AMPLIFICATION = "gallery.amplification";

  private final RunView view;
  private final GalleryOrder order;
  private final GalleryPictures pictures;

  private GallerySection(RunView view, RunFiles files, long budget) {
    this.view = view;
    this.order = GalleryOrder.of(view);
    this.pictures = GalleryPictures.fit(read(files, order.entries()), budget);
  }

  /**
   * Adds the gallery, if there is one.
   *
   * @param budget characters of the page that its pictures may take
   */
  static void add(Element main, RunView view, RunFiles files, long budget) {
    if (!view.record().gallery().isEmpty()) {
      new GallerySection(view, files, budget).addTo(main);
    }
  }

  private static Map<String, byte[]> read(RunFiles files, List<GalleryEntry> entries) {
    Map<String, byte[]> read = new LinkedHashMap<>();
    for (GalleryEntry entry : entries) {
      for (String file : List.of(entry.teacher(), entry.studentPicture(), entry.difference())) {
        files.png(file).ifPresent(png -> read.put(file, png));
      }
      entry.maps().forEach(m -> files.png(m.file()).ifPresent(png -> read.put(m.file(), png)));
    }
    return read;
  }

  private void addTo(Element main) {
    Element section = Html.section(main, "gallery", "Equal inputs");
    List<GalleryEntry> shown =
        order.entries().stream().filter(e -> !pictures.isLeftOut(e.difference())).toList();
    section.appendElement("p").addClass("lead").text(lead(shown.size()));
    Element grid = Html.add(section, "ul", "gallery");
    grid.attr("role", "list");
    order.measure().ifPresent(m -> grid.attr("data-sorted", Names.visible(m.id())));
    shown.forEach(entry -> figure(grid, entry));
  }

  private String lead(int shown) {
    String factor = view.record().provenance().settings().get(AMPLIFICATION);
    StringBuilder lead = new StringBuilder("Teacher, student and their absolute difference");
    lead.append(factor == null ? " (amplified)" : " (times " + Names.visible(factor) + ")");
    lead.append(" from the same input");
    order.measure().ifPresent(m -> lead.append(", worst ").append(label(m)).append(" first"));
    lead.append(". Pictures are enlarged without smoothing.");
    if (pictures.side().isPresent()) {
      lead.append(" To keep this page small they are JPEG pictures of at most ");
      lead.append(pictures.side().getAsInt());
      lead.append(" pixels a side; the originals are in the run’s folder.");
    }
    int all = order.entries().size();
    if (shown < all) {
      lead.append(" There is room for ").append(Figures.count(shown)).append(" of ");
      lead.append(Figures.count(all)).append(".");
    }
    return lead.toString();
  }

  private void figure(Element grid, GalleryEntry entry) {
    Element item = grid.appendElement("li");
    item.attr("data-index", Long.toString(entry.index()));
    item.attr("data-student", Names.visible(entry.student()));
    Element figure = item.appendElement("figure");
    Element row = Html.add(figure, "div", "triple");
    String of = " picture of input " + entry.index();
    picture(row, entry.teacher(), "teacher", "Teacher’s" + of).attr("data-role", "teacher");
    picture(row, entry.studentPicture(), "student", Names.visible(entry.student()) + "’s" + of)
        .attr("data-role", "student");
    picture(row, entry.difference(), "difference", "Absolute difference at input " + entry.index())
        .attr("data-role", "difference");
    Element caption = figure.appendElement("figcaption");
    Html.name(caption, entry.caption().isBlank() ? "input " + entry.index() : entry.caption());
    if (view.students().size() > 1) {
      caption.appendText(" · ");
      Html.name(caption, entry.student());
    }
    scores(figure, entry);
    maps(figure, entry);
  }

  private Element picture(Element row, String file, String label, String alternative) {
    Element cell = Html.add(row, "div", "picture");
    Optional<String> uri = pictures.uri(file);
    if (uri.isPresent()) {
      cell.appendElement("img")
          .attr("src", uri.get())
          .attr("alt", alternative)
          .attr("loading", "lazy");
    } else {
      Html.add(cell, "span", "missing").text("missing");
    }
    cell.appendElement("small").text(label);
    return cell;
  }

  private void scores(Element figure, GalleryEntry entry) {
    if (entry.scores().isEmpty()) {
      return;
    }
    Element list = Html.add(figure, "dl", "scores");
    entry.scores().entrySet().stream()
        .filter(score -> Double.isFinite(score.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            score -> {
              Optional<MeasureInfo> measure = view.measure(score.getKey());
              Element item =
                  list.appendElement("div").attr("data-measure", Names.visible(score.getKey()));
              item.attr("data-value", Double.toString(score.getValue()));
              measure
                  .map(MeasureInfo::direction)
                  .filter(way -> way != Direction.NONE)
                  .ifPresent(w -> item.attr("data-better", w.name().toLowerCase(Locale.ROOT)));
              item.appendElement("dt")
                  .text(measure.map(this::label).orElse(Names.visible(score.getKey())));
              item.appendElement("dd").text(Figures.plain(score.getValue()));
            });
  }

  private void maps(Element figure, GalleryEntry entry) {
    if (entry.maps().isEmpty()) {
      return;
    }
    Element details = Html.add(figure, "details", "maps");
    details.appendElement("summary").text("Artifact maps");
    Element row = Html.add(details, "div", "triple");
    for (ArtifactMap map : entry.maps()) {
      String label =
          view.measure(map.measure()).map(this::label).orElse(Names.visible(map.measure()));
      String where = "Where the student’s picture of input " + entry.index() + " has " + label;
      picture(row, map.file(), label, where)
          .attr("data-map", Names.visible(map.measure()))
          .attr("data-label", label);
    }
  }

  private String label(MeasureInfo measure) {
    return Names.visible(measure.label());
  }
}
