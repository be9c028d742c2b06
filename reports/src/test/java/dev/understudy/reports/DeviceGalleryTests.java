package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.OnDevices.DevicePicture;
import dev.understudy.reports.Reports.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures that phones made, in the page. */
class DeviceGalleryTests {
  @TempDir Path folder;

  private Document draw(RunRecord record) throws IOException {
    Reports.draw(folder, record, EnumSet.of(Format.HTML), folder.resolve("out"));
    return Jsoup.parse(Files.readString(folder.resolve("out/report.html")));
  }

  private Document phones() throws IOException {
    return draw(DemoPhones.addTo(DemoRun.create().withFiles(folder), folder).build());
  }

  @Test
  void everyPictureStandsBesideTheDesktopsAndTheirDifference() throws IOException {
    Document page = phones();

    assertThat(page.select("main > section").eachAttr("id"))
        .containsSequence("gallery", "device-gallery");
    assertThat(page.select("#gallery figure")).hasSize(12);
    assertThat(page.select("#device-gallery figure")).hasSize(2 * 4 * DemoPhones.PICTURES);
    for (Element item : page.select("#device-gallery li[data-device]")) {
      List<Element> images = item.select(".triple img");
      assertThat(images).hasSize(3).allMatch(i -> i.attr("src").startsWith("data:image/png"));
      assertThat(images).allMatch(i -> i.attr("loading").equals("lazy"));
      String where = item.attr("data-device") + " · " + item.attr("data-runtime");
      assertThat(item.select("figcaption").text()).contains(item.attr("data-subject"), where);
      assertThat(images.get(0).attr("alt"))
          .startsWith(item.attr("data-subject") + "’s picture of input ")
          .endsWith("made on the desktop");
      assertThat(images.get(1).attr("alt")).endsWith("made on " + where);
      assertThat(images.get(2).attr("alt")).startsWith("Absolute difference of ");
      assertThat(item.select(".scores dt").eachText()).containsExactly("Output parity", "PSNR");
    }
  }

  @Test
  void aWrongPathIsSaidAtOnceAndStandsFirst() throws IOException {
    Document page = phones();

    assertThat(page.select("#device-gallery .mismatches li").eachText())
        .containsExactly(
            "blaze-student on pixel-7-android-14 · tflite/gpu-fp16: output mismatch: its pictures"
                + " differ from the reference's by up to 1.87, beyond 5e-02");
    List<Element> items = page.select("#device-gallery .gallery > li");
    assertThat(items.subList(0, 3))
        .allMatch(item -> item.hasClass("wrong"))
        .allMatch(item -> item.select(".badge").text().equals("output mismatch"));
    assertThat(items.subList(3, items.size()))
        .noneMatch(item -> item.hasClass("wrong") || !item.select(".badge").isEmpty());
    assertThat(page.select("#device-gallery .lead").text()).contains("worst PSNR first");
    assertThat(page.select("#device-gallery [data-measure=psnr]").eachAttr("data-value"))
        .extracting(Double::valueOf)
        .isSorted();
  }

  @Test
  void lpipsIsWhatTheyAreOrderedByWhereItIsKnown() throws IOException {
    DemoRun run = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder);
    List<DevicePicture> scored =
        run.onDevices.pictures().stream()
            .map(
                p ->
                    new DevicePicture(
                        p.subject(),
                        p.device(),
                        p.runtime(),
                        p.index(),
                        "",
                        p.expected(),
                        p.made(),
                        p.difference(),
                        Map.of("psnr", 50.0, "lpips-alex", 0.1 * p.index(), "odd", 3.0)))
            .toList();
    run.onDevices = new OnDevices(List.of(), scored);
    Document page = draw(run.build());

    assertThat(page.select("#device-gallery .lead").text()).contains("worst LPIPS (alex) first");
    assertThat(page.select("#device-gallery [data-measure=lpips-alex]").eachAttr("data-value"))
        .extracting(Double::valueOf)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(page.select("#device-gallery [data-measure=odd]").first().attr("data-better"))
        .isEmpty();
    assertThat(page.select("#device-gallery figcaption").first().text()).startsWith("input 2");
  }

  @Test
  void devicesPicturesNeedNoGalleryAndMissingOnesAreNamed() throws IOException {
    DemoRun run = DemoPhones.addTo(DemoRun.create(), folder);
    DevicePicture first = run.onDevices.pictures().get(0);
    Files.delete(folder.resolve(first.made()));
    Files.writeString(folder.resolve(first.difference()), "<svg onload=alert(1)>");
    Document page = draw(run.build());

    assertThat(page.select("#gallery")).isEmpty();
    assertThat(page.select("#device-gallery .missing")).hasSize(2);
    assertThat(page.select("#warnings li").eachText())
        .contains(
            "The file " + first.made() + " could not be read.",
            "The file " + first.difference() + " is no PNG picture.");
  }

  @Test
  void aLabOfThreePhonesFitsIntoOnePage() throws IOException {
    Document page = draw(DemoPhones.addLabTo(DemoRun.create().withFiles(folder), folder).build());

    assertThat(Files.size(folder.resolve("out/report.html"))).isLessThan(3 * 1024 * 1024);
    assertThat(page.select("#latency tbody tr[data-subject]")).hasSize(4 + 18);
    assertThat(page.select("section[id^=plot-sustained]")).hasSize(3);
    assertThat(page.select("#plot-quality-latency .key li"))
        .hasSize(4 + 18)
        .first()
        .extracting(Element::text)
        .isEqualTo("style-teacher · local · onnxruntime");
    assertThat(page.select("#device-gallery .triple img")).hasSize(18 * 3 * DemoPhones.PICTURES);
    assertThat(page.select("#device-gallery .lead").text()).doesNotContain("JPEG", "room");
  }

  @Test
  void aPageWithManyLargePicturesOfPhonesStaysSmall() throws IOException {
    DemoRun run = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder);
    java.util.Random random = new java.util.Random(1);
    for (DevicePicture p : run.onDevices.pictures()) {
      for (String file : List.of(p.expected(), p.made(), p.difference())) {
        var picture = new java.awt.image.BufferedImage(192, 192, 1);
        for (int i = 0; i < 192 * 192; i++) {
          picture.setRGB(i % 192, i / 192, random.nextInt(1 << 24));
        }
        javax.imageio.ImageIO.write(picture, "png", folder.resolve(file).toFile());
      }
    }
    Document page = draw(run.build());

    assertThat(Files.size(folder.resolve("out/report.html"))).isLessThan(3 * 1024 * 1024);
    assertThat(page.select("#device-gallery .triple img").eachAttr("src"))
        .hasSize(3 * 24)
        .allMatch(src -> src.startsWith("data:image/jpeg;base64,"));
    assertThat(page.select("#device-gallery .lead").text()).contains("JPEG pictures of at most");
  }
}
