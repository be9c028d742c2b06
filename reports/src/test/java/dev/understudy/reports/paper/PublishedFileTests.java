package dev.understudy.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.reports.RunRecord.PublishedValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedFileTests {
  private static final String HEADER = "table,row,method,column,value,source,note\n";
  private static final PaperLayout LAYOUT = Layouts.find("dgl-gan").orElseThrow();

  @TempDir Path folder;

  static List<String> ids() {
    return Layouts.ids();
  }

  /** A layout's rounding is the paper's: printing what was read gives the paper's own digits. */
  @ParameterizedTest
  @MethodSource("ids")
  void ourRoundingPrintsEveryPublishedFigureAsThePaperDoes(String id) {
    PaperLayout layout = Layouts.find(id).orElseThrow();
    for (PublishedValue value : Layouts.published(layout)) {
      LayoutColumn column =
          layout.table(value.table()).orElseThrow().column(value.column()).orElseThrow();
      OptionalDouble number = column.format().read(value.value());
      boolean oneDecimal = id.equals("blazestylegan") && value.value().matches("[0-9]+\\.[0-9]");
      if (number.isPresent() && !oneDecimal) {
        assertThat(column.format().write(number.getAsDouble()))
            .as(value.toString())
            .isEqualTo(value.value());
      }
    }
  }

  @Test
  void shipsEveryFigure() {
    assertThat(Layouts.published(Layouts.find("gan-compression").orElseThrow())).hasSize(79);
    assertThat(Layouts.published(Layouts.find("blazestylegan").orElseThrow())).hasSize(42);
    assertThat(Layouts.published(Layouts.find("dgl-gan").orElseThrow())).hasSize(12);
    assertThat(Layouts.published(Layouts.find("spectral-styledcgan").orElseThrow())).hasSize(18);
    assertThat(Layouts.published(Layouts.find("early-exits").orElseThrow()))
        .as("the paper prints no table: its abstract's claim")
        .hasSize(1);
  }

  /** Its two public values differ; the table shows the later one. */
  @Test
  void whereTwoPublicValuesDifferTheNoteSaysSo() {
    assertThat(Layouts.published(Layouts.find("gan-compression").orElseThrow()))
        .filteredOn(v -> v.row().equals("Pix2pix / edges→shoes") && v.method().startsWith("Fast"))
        .hasSize(3)
        .allMatch(v -> v.source().contains("since its Fast GAN Compression revision"))
        .extracting(v -> v.value() + ": " + v.note())
        .anyMatch(text -> text.startsWith("25.76: ") && text.contains("prints 25.26"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mian,A / B / 1,m,fid,1.0,Table 1,; p.csv:3: table; no table \"mian\"",
        "main,A / B / 1,m,fidd,1.0,Table 1,; p.csv:3: column; params, flops, fid, is, ppl",
        "main,A / B,m,fid,1.0,Table 1,; p.csv:3: row; Model / Dataset / Reso.",
        "main,A / B / 1,,fid,1.0,Table 1,; p.csv:3: method; empty",
        "main,A / B / 1,m,fid,1.0,,; p.csv:3: source; no fact",
        "main,A / B / 1,m,fid,,Table 1,; p.csv:3: value; does not say why",
        "main,A / B / 1,m,fid,1.0,Table 1; p.csv:3; 6 cells",
        "main,A / B / 1,other,fid,2.0,Table 1,; p.csv:3; given before"
      })
  void aBadLineIsToldByItsNumber(String line, String where, String text) {
    String csv = HEADER + "main,A / B / 1,other,fid,1.0,Table 1,\n" + line + "\n";

    assertThatThrownBy(() -> PublishedFile.read(csv, "p.csv", LAYOUT))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(where + ":")
        .hasMessageContaining(text)
        .hasMessageContaining("what to do");
  }

  @Test
  void aWrongHeaderAndBrokenQuotesAreTold() {
    assertThatThrownBy(() -> PublishedFile.read("a,b\n1,2\n", "p.csv", LAYOUT))
        .hasMessageContaining("p.csv:1: the header is a,b");
    assertThatThrownBy(() -> PublishedFile.read(HEADER + "main,\"x", "p.csv", LAYOUT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("p.csv: this is no CSV");
    assertThatThrownBy(() -> PublishedFile.read("", "p.csv", LAYOUT))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aFileThatIsNotUtf8IsTold() throws Exception {
    Path file = folder.resolve("p.csv");
    Files.write(file, "table,rów\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> PublishedFile.read(file, LAYOUT)).hasMessageContaining("not UTF-8");
  }

  @Test
  void aSpreadsheetsByteOrderMarkIsNoPartOfTheHeader() {
    assertThat(
            PublishedFile.read(
                "\uFEFF" + HEADER + "main,A / B / 1,m,fid,1.0,\"T 1, left\",\r\n", "p.csv", LAYOUT))
        .containsExactly(
            new PublishedValue("main", "A / B / 1", "m", "fid", "1.0", "T 1, left", ""));
  }
}
