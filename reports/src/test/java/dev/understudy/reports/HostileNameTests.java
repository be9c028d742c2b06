package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a name holds, every format shows it as text. */
class HostileNameTests {
  @TempDir Path folder;

  static Stream<List<String>> names() {
    Random random = new Random(3);
    Stream<List<String>> single = Hostile.NAMES.stream().map(name -> List.of(name, "S" + name));
    Stream<List<String>> mixed =
        IntStream.range(0, 6)
            .mapToObj(i -> List.of(Hostile.random(random), "S" + Hostile.random(random)));
    return Stream.concat(single, mixed);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFormatHoldsThemAsText(List<String> names) throws Exception {
    RunRecord record = Hostile.run(names.get(0), names.get(1)).withFiles(folder).build();
    Path out = folder.resolve("out");

    List<Path> written =
        Reports.draw(
            folder, record, EnumSet.of(Format.HTML, Format.MD, Format.TEX, Format.CSV), out);

    assertThat(written).hasSize(8);
    page(Files.readString(out.resolve("report.html")), 10);
    markdown(Files.readString(out.resolve("table.md")), 7);
    markdown(Files.readString(out.resolve("devices.md")), 14);
    latex(Files.readString(out.resolve("table.tex")), 5);
    latex(Files.readString(out.resolve("devices.tex")), 12);
    csv(out.resolve("results.csv"), record.rows().size());
  }

  /** Drawing is slow, so plots are drawn with all names at once: in labels, places and curves. */
  @ParameterizedTest
  @MethodSource("worst")
  void plotsHoldThemAsText(List<String> names) throws Exception {
    DemoRun run = Hostile.run(names.get(0), names.get(1)).withFiles(folder);
    RunRecord record = DemoPhones.addTo(run, folder).build();

    for (Path file : Reports.draw(folder, record, EnumSet.of(Format.PLOTS), folder.resolve("o"))) {
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".svg")) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var svg = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
      } else {
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes))).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("worst")
  void whatPhonesShowedHoldsThemAsText(List<String> names) throws Exception {
    DemoRun run = Hostile.run(names.get(0), names.get(1)).withFiles(folder);
    RunRecord record = DemoPhones.addTo(run, folder).build();
    Path out = folder.resolve("out");

    Reports.draw(folder, record, EnumSet.of(Format.HTML, Format.MD, Format.CSV), out);

    page(Files.readString(out.resolve("report.html")), 13);
    markdown(Files.readString(out.resolve("devices.md")), 14);
    for (String file : List.of("devices.csv", "sustained.csv")) {
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      try (CSVParser parser = CSVParser.parse(Files.readString(out.resolve(file)), format)) {
        for (CSVRecord line : parser) {
          assertThat(line.get("subject")).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
          assertThat(line.get("device")).matches("(?s)(local|pixel|galaxy).*");
          assertThat(line.size()).isEqualTo(file.startsWith("d") ? 27 : 8);
        }
      }
    }
  }

  static Stream<List<String>> worst() {
    return Stream.of(
        List.of("</style></title><svg onload=alert(1)>", "\u202Egnp.exe\0\uD83D"),
        List.of(" ", "very" + "-long".repeat(60)),
        List.of("a\nb\r\n| c |", "样本生成器 тест عربى 😀"));
  }

  private static void page(String html, int sections) {
    Document page = Jsoup.parse(html);
    assertThat(page.select("iframe, object, embed, link, base, form, svg")).isEmpty();
    assertThat(page.select("script")).hasSize(3); // the data, the chart library and ours
    assertThat(page.select("script#data").first().data()).doesNotContain("<", ">", "&");
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
                boolean fetches = List.of("src", "srcset", "href").contains(attribute.getKey());
                assertThat(
                        !fetches || attribute.getValue().matches("(?s)data:image/.*|#.*|[a-z.]+"))
                    .as(attribute.toString())
                    .isTrue();
              });
    }
    assertThat(
            page.select("img").stream().allMatch(img -> img.attr("src").startsWith("data:image/")))
        .isTrue();
    assertThat(html).doesNotContain("\u202E", "\u2066", "\0", "\u001B");
    assertThat(page.select("section")).hasSize(sections);
  }

  private static void markdown(String md, long bars) {
    assertThat(md).doesNotContain("<script", "<img", "<svg", "</title", "\u202E", "\0", "\r");
    assertThat(md.replaceAll("\\\\.", "")).doesNotContain("`", "](", "$");
    List<String> rows = md.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(
            rows.stream().map(row -> row.replace("\\|", "").chars().filter(c -> c == '|').count()))
        .as("every row has as many cells")
        .containsOnly(bars);
  }

  private static void latex(String tex, int ampersands) {
    assertThat(tex).doesNotContain("\\input{", "\\write18", "\0", "\u202E");
    assertThat(tex.chars().filter(c -> c == '\r')).isEmpty();
    for (String line : tex.lines().filter(l -> l.contains(" & ")).toList()) {
      assertThat(line.replaceAll("\\\\[&%#$_{}]", "").chars().filter(c -> c == '&').count())
          .as(line)
          .isEqualTo(ampersands);
    }
  }

  private static void csv(Path file, int rows) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records.stream().filter(r -> r.get("kind").equals("value"))).hasSize(rows);
      for (CSVRecord record : records) {
        assertThat(record.size()).isEqualTo(20);
        for (String column : List.of("subject", "teacher", "device", "runtime", "protocol")) {
          assertThat(record.get(column)).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
        }
      }
    }
  }
}
