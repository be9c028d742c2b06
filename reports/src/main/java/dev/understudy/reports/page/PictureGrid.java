package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Pictures in threes, each three with a caption and scores. Their files are put in at last, when
 * the room that the page leaves for them is known.
 */
final class PictureGrid {
  /** Where the record says how much the difference pictures were amplified. */
  private static final String AMPLIFICATION = "gallery.amplification";

  private record Grid(Element lead, Element list, int size) {}

  private final RunView view;
  private final List<Grid> grids = new ArrayList<>();
  private final Map<String, List<Element>> places = new LinkedHashMap<>();

  PictureGrid(RunView view) {
    this.view = view;
  }

  /**
   * A new grid below its lead.
   *
   * @param lead what it shows, to which is added what became of its pictures
   * @param size how many threes it will have
   */
  Element grid(Element section, String lead, int size, Optional<MeasureInfo> sorted) {
    String order = sorted.map(m -> ", worst " + Names.visible(m.label()) + " first").orElse("");
    Element text =
        Html.add(section, "p", "lead")
            .text(lead + order + ". Pictures are enlarged without smoothing.");
    Element list = Html.add(section, "ul", "gallery").attr("role", "list");
    sorted.ifPresent(m -> list.attr("data-sorted", Names.visible(m.id())));
    grids.add(new Grid(text, list, size));
    return list;
  }

  /** How the difference is shown: {@code (times 2)}. */
  String amplification() {
    String factor = view.record().provenance().settings().get(AMPLIFICATION);
    return factor == null ? "(amplified)" : "(times " + Names.visible(factor) + ")";
  }

  /** A place for a picture with a short label below it; its cell. */
  Element picture(Element row, String file, String label, String alternative) {
    Element cell = Html.add(row, "div", "picture");
    Element picture = cell.appendElement("img").attr("alt", alternative).attr("loading", "lazy");
    places.computeIfAbsent(file, f -> new ArrayList<>()).add(picture);
    cell.appendElement("small").text(label);
    return cell;
  }

  void scores(Element figure, Map<String, Double> scores) {
    if (scores.isEmpty()) {
      return;
    }
    Element list = Html.add(figure, "dl", "scores");
    scores.entrySet().stream()
        .filter(score -> Double.isFinite(score.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            score -> {
              Optional<MeasureInfo> measure = ScoreNames.of(view, score.getKey());
              Element item =
                  list.appendElement("div").attr("data-measure", Names.visible(score.getKey()));
              item.attr("data-value", Double.toString(score.getValue()));
              measure
                  .map(MeasureInfo::direction)
                  .filter(way -> way != Direction.NONE)
                  .ifPresent(w -> item.attr("data-better", w.name().toLowerCase(Locale.ROOT)));
              item.appendElement("dt").text(label(score.getKey()));
              item.appendElement("dd").text(Figures.plain(score.getValue()));
            });
  }

  String label(String score) {
    return Names.visible(ScoreNames.of(view, score).map(MeasureInfo::label).orElse(score));
  }

  /**
   * Puts the files in. Those that cannot be shown are called missing; where there is no room even
   * for small ones, the last threes go.
   *
   * @param budget characters of the page that they may take
   */
  void fill(RunFiles files, long budget) {
    Map<String, byte[]> read = new LinkedHashMap<>();
    places.keySet().forEach(file -> files.png(file).ifPresent(png -> read.put(file, png)));
    GalleryPictures pictures =
        GalleryPictures.fit(read, file -> places.getOrDefault(file, List.of()).size(), budget);
    places.forEach((file, images) -> images.forEach(image -> put(pictures, file, image)));
    grids.forEach(grid -> say(grid, pictures));
  }

  private static void put(GalleryPictures pictures, String file, Element image) {
    Optional<String> uri = pictures.uri(file);
    Element item = image.closest("li");
    if (uri.isPresent()) {
      image.attr("src", uri.get());
    } else if (pictures.isLeftOut(file) && item != null) {
      item.remove();
    } else {
      image.replaceWith(new Element("span").addClass("missing").text("missing"));
    }
  }

  private static void say(Grid grid, GalleryPictures pictures) {
    if (pictures.side().isPresent()) {
      grid.lead()
          .appendText(
              " To keep this page small they are JPEG pictures of at most "
                  + pictures.side().getAsInt()
                  + " pixels a side; the originals are in the run’s folder.");
    }
    int shown = grid.list().childrenSize();
    if (shown < grid.size()) {
      grid.lead()
          .appendText(
              " There is room for "
                  + Figures.count(shown)
                  + " of "
                  + Figures.count(grid.size())
                  + ".");
    }
  }
}
