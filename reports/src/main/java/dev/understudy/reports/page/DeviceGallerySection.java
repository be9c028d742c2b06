package dev.understudy.reports.page;

import dev.understudy.common.Validity;
import dev.understudy.reports.OnDevices.DevicePicture;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What devices make of inputs beside what the desktop makes of them, the worst first. */
final class DeviceGallerySection {
  private final RunView view;
  private final PictureGrid pictures;
  private final Map<DevicePicture, Integer> recorded = new LinkedHashMap<>();

  private DeviceGallerySection(RunView view, PictureGrid pictures) {
    this.view = view;
    this.pictures = pictures;
    view.record().onDevices().pictures().forEach(p -> recorded.putIfAbsent(p, recorded.size()));
  }

  /** Adds the devices' pictures, if there are any. */
  static void add(Element main, RunView view, PictureGrid pictures) {
    if (!view.record().onDevices().pictures().isEmpty()) {
      new DeviceGallerySection(view, pictures).addTo(main);
    }
  }

  private void addTo(Element main) {
    Element section = Html.section(main, "device-gallery", "Pictures made on devices");
    mismatches(section);
    GalleryOrder<DevicePicture> order =
        GalleryOrder.of(view, List.copyOf(recorded.keySet()), DevicePicture::scores);
    String lead =
        "What the desktop’s CPU and the device make of the same file and input, and the absolute"
            + " difference "
            + pictures.amplification();
    Element grid = pictures.grid(section, lead, recorded.size(), order.measure());
    grid.attr("data-first", "Desktop").attr("data-second", "device");
    order.entries().forEach(picture -> figure(grid, picture));
  }

  private static Place place(DevicePicture picture) {
    return new Place(picture.device(), picture.runtime());
  }

  private Optional<Validity> mismatch(DevicePicture picture) {
    return view.mismatch(picture.subject(), place(picture));
  }

  /** Where pictures are wrong is said before any of them is looked at. */
  private void mismatches(Element section) {
    Map<String, Validity> wrong = new LinkedHashMap<>();
    for (DevicePicture picture : recorded.keySet()) {
      String where = Names.visible(picture.subject()) + " on " + place(picture).label();
      mismatch(picture).ifPresent(validity -> wrong.putIfAbsent(where, validity));
    }
    if (wrong.isEmpty()) {
      return;
    }
    Element list = Html.add(section, "ul", "mismatches");
    wrong.forEach(
        (where, validity) -> {
          Element item = list.appendElement("li");
          item.appendElement("strong").appendElement("bdi").text(where);
          item.appendText(": " + Phrases.describe(validity));
        });
  }

  private void figure(Element grid, DevicePicture picture) {
    String subject = Names.visible(picture.subject());
    String place = place(picture).label();
    Element item = grid.appendElement("li");
    item.attr("data-order", String.valueOf(recorded.get(picture)));
    item.attr("data-subject", subject).attr("data-device", Names.visible(picture.device()));
    item.attr("data-runtime", Names.visible(picture.runtime()));
    Element figure = item.appendElement("figure");
    Element row = Html.add(figure, "div", "triple");
    String of = subject + "’s picture of input " + picture.index();
    pictures
        .picture(row, picture.expected(), "desktop", of + " made on the desktop")
        .attr("data-side", "first");
    pictures
        .picture(row, picture.made(), "device", of + " made on " + place)
        .attr("data-side", "second");
    pictures
        .picture(
            row,
            picture.difference(),
            "difference",
            "Absolute difference of " + of + " between the desktop and " + place)
        .attr("data-side", "aside");
    Element caption = figure.appendElement("figcaption");
    Html.name(
        caption, picture.caption().isBlank() ? "input " + picture.index() : picture.caption());
    caption.appendText(" · ");
    Html.name(caption, picture.subject());
    caption.appendElement("br");
    caption.appendElement("bdi").text(place);
    mismatch(picture)
        .ifPresent(
            validity -> {
              item.addClass("wrong");
              caption.appendText(" ");
              Html.add(caption, "strong", "badge").text(Phrases.word(validity.kind()));
            });
    pictures.scores(figure, picture.scores());
  }
}
