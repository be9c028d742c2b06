package dev.understudy.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Unit;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.PublishedValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's tables in files: what stands in them, and that no text breaks out of them. */
class PaperDrawingTests {
  private static final EnumSet<Format> ALL =
      EnumSet.of(Format.HTML, Format.MD, Format.TEX, Format.CSV);

  private static final String README =
      "the authors' repository mit-han-lab/gan-compression, README, Performance of Released Models";

  @TempDir Path folder;

  private static RunRecord record() {
    return new PaperRun("big", "small")
        .cost("parameters", Unit.PARAMETERS, 11_378_179, 342_400)
        .quality("fid", 65.751, 65.2)
        .beside("gan-compression", "CycleGAN / horse→zebra");
  }

  @Test
  void markdownHasTheirLineAndOurs() throws Exception {
    Reports.draw(folder, record(), ALL, folder);

    assertThat(Files.readString(folder.resolve("paper.md")))
        .startsWith("# GAN Compression\n")
        .contains("| Model | Dataset | Method | \\#Parameters ↓ | MACs ↓<sup>")
        .contains("| CycleGAN | horse→zebra | Original | 11.4M† | 56.8G† | 65.75† |")
        .contains("| | | big, measured | 11.4M<sup>")
        .contains("| | | GAN Compression | **0.342M**† (33.3×) | 2.67G† (21.3×) | 65.33† |");
  }

  @Test
  void latexHasTheSameInBooktabs() throws Exception {
    Reports.draw(folder, record(), ALL, folder);

    assertThat(Files.readString(folder.resolve("paper.tex")))
        .contains("\\toprule", "\\midrule", "\\bottomrule", "\\begin{tabular}{@{}lllrrrr@{}}")
        .contains(
            "{}CycleGAN & horse\\ensuremath{\\rightarrow}zebra & Original &"
                + " 11.4M\\textsuperscript{\\dag{}}")
        .contains("\\textbf{0.342M}\\textsuperscript{\\dag{}} (33.3\\ensuremath{\\times})");
  }

  @Test
  void thePageHasASectionWhoseMarksLeadSomewhere() throws Exception {
    Reports.draw(folder, record(), ALL, folder);
    Document page = Jsoup.parse(Files.readString(folder.resolve("report.html")));

    Element section = page.selectFirst("section#paper");
    assertThat(section).isNotNull();
    assertThat(section.select("tr.measured th").eachText()).contains("big, measured");
    assertThat(section.select("tr.published td").eachText()).contains("11.4M†");
    assertThat(section.select("td[title]").get(0).attr("title")).isEqualTo(README);
    for (Element mark : section.select("sup a")) {
      assertThat(page.select("[id=" + mark.attr("href").substring(1) + "]")).hasSize(1);
    }
    assertThat(page.select("#files a, a[href=paper.md]")).isNotEmpty();
  }

  @Test
  void theCsvHasALineForEachFigureWithItsSource() throws Exception {
    Reports.draw(folder, record(), ALL, folder);

    List<CSVRecord> lines = csv();
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line.toMap())
                    .containsEntry("row", "CycleGAN / horse→zebra")
                    .containsEntry("method", "Original")
                    .containsEntry("origin", "published")
                    .containsEntry("column", "FID")
                    .containsEntry("value", "65.75")
                    .containsEntry("source", README))
        .anySatisfy(
            line ->
                assertThat(line.toMap())
                    .containsEntry("method", "small, measured")
                    .containsEntry("origin", "measured")
                    .containsEntry("value", "65.20")
                    .containsEntry("source", ""));
  }

  @Test
  void theRecordAloneIsEnough() {
    RunRecord record = record();
    Reports.write(folder, record);

    assertThat(Reports.read(folder)).isEqualTo(record);
    assertThat(Reports.draw(folder, Reports.read(folder), EnumSet.of(Format.MD), folder))
        .extracting(path -> String.valueOf(path.getFileName()))
        .containsExactly("table.md", "paper.md");
    assertThat(Reports.draw(folder, record.withPaper(null), EnumSet.of(Format.MD), folder))
        .hasSize(1);
  }

  @Test
  void anUnknownLayoutIsToldWithItsRemedy() {
    RunRecord record = record().withPaper(new PaperTable("of-tomorrow", "", List.of()));

    assertThatThrownBy(() -> Reports.draw(folder, record, ALL, folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no layout of-tomorrow")
        .hasMessageContaining("--layout standard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "\\input{/etc/passwd}",
        "$\\write18{ls}$ & 100 % #1 ^_~{}",
        "=cmd()|'/C calc'!A0",
        "@SUM(A1)",
        "a|b",
        "a\nb\r\n| c |",
        "`code` [x](javascript:alert(1))",
        "\u202Egnp.exe\0"
      })
  void hostileTextStaysText(String name) throws Exception {
    PaperTable hostile =
        new PaperTable(
            "dgl-gan",
            name + " / b / c",
            List.of(new PublishedValue("main", name + " / b / c", name, "fid", name, name, name)));
    RunRecord record =
        new PaperRun(name, "S" + name)
            .quality("fd-" + name, 1, 2, name)
            .beside("dgl-gan", "")
            .withPaper(hostile);

    Reports.draw(folder, record, ALL, folder);

    Document page = Jsoup.parse(Files.readString(folder.resolve("report.html")));
    assertThat(page.select("img[onerror], iframe")).isEmpty();
    assertThat(page.select("script").eachText()).noneMatch(text -> text.contains("alert(1)"));
    assertThat(page.select("body > script")).hasSameSizeAs(page.select("script"));
    String md = Files.readString(folder.resolve("paper.md"));
    assertThat(md).doesNotContain("<script", "<img", "\u202E", "\0", "\r");
    assertThat(md.replaceAll("\\\\.", "")).doesNotContain("`", "](", "$");
    assertThat(
            md.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count()))
        .as("every row has as many cells")
        .containsOnly(10L);
    String tex = Files.readString(folder.resolve("paper.tex"));
    assertThat(tex).doesNotContain("\\input{", "\\write18", "\0", "\u202E");
    for (CSVRecord line : csv()) {
      line.toMap().values().forEach(v -> assertThat(v).doesNotMatch("(?s)[=+\\-@\t\r\n].+"));
    }
  }

  private List<CSVRecord> csv() throws Exception {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Files.readString(folder.resolve("paper.csv")), format)) {
      return parser.getRecords();
    }
  }
}
