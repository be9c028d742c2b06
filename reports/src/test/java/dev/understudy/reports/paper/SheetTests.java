package dev.understudy.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Unit;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Grid;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import dev.understudy.reports.paper.PaperSheet.Origin;
import dev.understudy.reports.view.RunView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTests {
  private static final String HORSE = "CycleGAN / horse→zebra";

  @Test
  void oursStandBesideTheirsWithTheirRoundingAndFactors() {
    RunRecord record =
        new PaperRun("big", "small")
            .cost("parameters", Unit.PARAMETERS, 11_378_179, 342_400)
            .cost("macs-torchprofile-2020", Unit.MACS, 56.83e9, 2.67e9)
            .quality("fid", 65.751, 65.2)
            .beside("gan-compression", HORSE);

    Grid grid = grid(record, "main");

    assertThat(texts(grid).subList(0, 6))
        .containsExactly(
            List.of("CycleGAN", "horse→zebra", "Original", "11.4M", "56.8G", "65.75", "--"),
            List.of("", "", "big, measured", "11.4M", "56.8G", "65.75", "--"),
            List.of("", "", "GAN Compression", "0.342M (33.3×)", "2.67G (21.3×)", "65.33", "--"),
            List.of("", "", "small, measured", "0.342M (33.2×)", "2.67G (21.3×)", "65.20", "--"),
            List.of(
                "",
                "",
                "GAN Compression (retrained)",
                "0.357M (31.9×)",
                "2.55G (22.3×)",
                "65.12",
                "--"),
            List.of(
                "", "", "Fast GAN Compression", "0.355M (32.1×)", "2.64G (21.5×)", "65.19", "--"));
    assertThat(texts(grid).get(6)).startsWith("Pix2pix", "edges→shoes", "Original");
    assertThat(grid.headings()).extracting(Heading::arrow).endsWith("↓", "↓", "↓", "↑");
    assertThat(grid.lines().get(0).cells().get(3).copied()).isTrue();
    assertThat(grid.lines().get(1).origin()).isEqualTo(Origin.MEASURED);
    assertThat(grid.lines().get(1).cells()).noneMatch(Cell::copied);
    assertThat(bold(grid, 0, 6))
        .as("the best of the group")
        .containsExactly("0.342M", "2.55G", "65.12");
  }

  @Test
  void everyGapSaysWhy() {
    RunRecord record =
        new PaperRun("big", "small")
            .cost("parameters", Unit.PARAMETERS, 11e6, 1e6)
            .beside("gan-compression", HORSE);
    Grid grid = grid(record, "main");
    for (Line line : grid.lines()) {
      for (Cell cell : line.cells()) {
        assertThat(cell.text().equals("--") && cell.marks().isEmpty()).isFalse();
      }
    }
    assertThat(grid.notes())
        .extracting(note -> note.text())
        .contains("The paper prints none.", "Not measured in this run: fid.");
  }

  @Test
  void aDistanceThatIsNotFidIsNamedAndNeverComparedWithFid() {
    RunRecord record =
        new PaperRun("big", "small").quality("fd-own", 0.5, 0.7).beside("gan-compression", HORSE);

    Grid grid = grid(record, "main");

    assertThat(grid.headings().get(5).measured()).isEqualTo("measured: fd-own");
    assertThat(texts(grid).get(1).get(5)).isEqualTo("0.50");
    assertThat(bold(grid, 0, 6))
        .as("0.50 is no better FID")
        .contains("65.12")
        .doesNotContain("0.50");
  }

  @Test
  void anotherMacsConventionIsNamedToo() {
    RunRecord record =
        new PaperRun("big", "small")
            .cost("macs", Unit.MACS, 49.55e9, 2.2e9)
            .beside("gan-compression", HORSE);

    Heading heading = grid(record, "main").headings().get(4);

    assertThat(heading.measured()).isEqualTo("measured: macs");
  }

  @Test
  void aSubjectStandsBesideTheMethodOfItsName() {
    RunRecord record =
        new PaperRun("original", "fast GAN compression")
            .cost("parameters", Unit.PARAMETERS, 11e6, 1e6)
            .beside("gan-compression", "GauGAN / COCO-Stuff");

    List<List<String>> lines = texts(grid(record, "main"));

    int start = indexOf(lines, "COCO-Stuff");
    assertThat(lines.subList(start, start + 4))
        .extracting(line -> line.get(2))
        .containsExactly(
            "Original",
            "original, measured",
            "Fast GAN Compression",
            "fast GAN compression, measured");
  }

  @Test
  void aRunOfOnesOwnFormsAGroupOfItsOwn() {
    RunRecord record =
        new PaperRun("big", "small")
            .cost("parameters", Unit.PARAMETERS, 11e6, 1e6)
            .beside("gan-compression", "");

    List<List<String>> lines = texts(grid(record, "main"));

    assertThat(lines.get(lines.size() - 2)).startsWith("A run", "", "big, measured", "11.0M");
    assertThat(lines.get(lines.size() - 1)).startsWith("", "", "small, measured", "1.00M (11.0×)");
  }

  @Test
  void aRowOfOnesOwnFillsTheLeadingColumns() {
    PaperRun run = new PaperRun("big", "small").cost("parameters", Unit.PARAMETERS, 11e6, 1e6);

    for (var wanted :
        Map.of(
                "Pix2pix / edges→fashion", List.of("Pix2pix", "edges→fashion"),
                "mine", List.of("mine", ""),
                "a / b / c", List.of("a", "b / c"))
            .entrySet()) {
      List<List<String>> lines =
          texts(grid(run.beside("gan-compression", wanted.getKey()), "main"));
      assertThat(lines.get(lines.size() - 2).subList(0, 2)).isEqualTo(wanted.getValue());
      assertThat(lines.get(lines.size() - 2)).contains("big, measured", "11.0M");
      assertThat(lines.get(lines.size() - 1)).startsWith("", "", "small, measured");
    }
  }

  @Test
  void theRunsNameFillsThemWhereThereIsNoRow() {
    RunRecord record =
        new PaperRun("big", "small")
            .named("Pix2pix / edges→fashion")
            .cost("parameters", Unit.PARAMETERS, 11e6, 1e6)
            .beside("gan-compression", "");

    List<List<String>> lines = texts(grid(record, "main"));

    assertThat(lines.get(lines.size() - 2)).startsWith("Pix2pix", "edges→fashion", "big, measured");
  }

  @Test
  void blazeStyleGanIsBoldWhereItIsRealTime() {
    RunRecord record =
        new PaperRun("StyleGAN", "BlazeStyleGAN")
            .latency(80, 32.999)
            .beside("blazestylegan", "256");

    Grid grid = grid(record, "latency");
    Line phones = line(grid, "256", "BlazeStyleGAN");
    Line ours = line(grid, "", "BlazeStyleGAN, measured");

    assertThat(phones.cells().get(2)).matches(Cell::bold, "23.02 of the iPhone 11's CPU is bold");
    assertThat(phones.cells().stream().filter(c -> c.text().equals("43.14"))).noneMatch(Cell::bold);
    assertThat(grid.headings().get(grid.headings().size() - 1).title())
        .isEqualTo("local · onnxruntime, ms");
    assertThat(last(ours)).matches(Cell::bold).extracting(Cell::text).isEqualTo("33.00");
    assertThat(last(line(grid, "", "StyleGAN, measured"))).matches(c -> !c.bold());
    assertThat(last(phones).text()).isEqualTo("–");
    assertThat(grid.legend()).contains("Bold: real time, at most 33 ms; not the best.");
    assertThat(grids(record)).extracting(Grid::id).containsExactly("models", "latency", "fid");
  }

  @Test
  void aSizeThatThePaperDoesNotTimeStandsInEveryTableOfItsOwn() {
    RunRecord record =
        new PaperRun("StyleGAN", "BlazeStyleGAN")
            .cost("parameters", Unit.PARAMETERS, 33.17e6, 2.07e6)
            .latency(80, 20)
            .quality("fid", 2.8, 8.1)
            .beside("blazestylegan", "1024");

    Line sizes = line(grid(record, "models"), "", "BlazeStyleGAN, measured");
    Line latency = line(grid(record, "latency"), "1024", "StyleGAN, measured");
    Line fid = line(grid(record, "fid"), "", "BlazeStyleGAN, measured");

    assertThat(sizes.cells()).extracting(Cell::text).contains("2.07");
    assertThat(last(latency).text()).isEqualTo("80.00");
    assertThat(last(fid).text()).isEqualTo("8.10");
  }

  @Test
  void dglSetsItsMethodAndTheBestInBold() {
    RunRecord record =
        new PaperRun("StyleGAN2", "mine")
            .cost("parameters", Unit.PARAMETERS, 30e6, 10e6)
            .quality("fid", 2.84, 2.95)
            .beside("dgl-gan", "StyleGAN2 / FFHQ / 1024");

    Grid grid = grid(record, "main");
    Line theirs = line(grid, "StyleGAN2", "DGL-GAN");

    assertThat(theirs.cells()).extracting(Cell::text).contains("nearly 1/3", "2.92", "-");
    assertThat(theirs.cells().get(3)).matches(Cell::bold);
    assertThat(line(grid, "", "mine, measured").cells().get(3)).matches(Cell::bold);
    assertThat(line(grid, "", "StyleGAN2, measured").cells().get(3)).matches(c -> !c.bold());
    assertThat(bold(grid, 0, 4)).as("best FID of all").contains("2.65");
  }

  @Test
  void spectralStyleDcganSaysThatItsFidIsBelowTheDimensions() {
    RunRecord record =
        new PaperRun("DCGAN", "SSD")
            .setting("feature-network.protocol", "pytorch")
            .quality("fid", 424, 285, "500 reference pictures do not span 2048 dimensions.")
            .beside("spectral-styledcgan", "100 %");

    Grid methods = grid(record, "methods");
    Cell published = line(methods, "SSD").cells().get(2);
    Cell measured = line(methods, "SSD, measured").cells().get(2);

    assertThat(published.text()).isEqualTo("285.579");
    assertThat(notes(methods, published)).anyMatch(note -> note.contains("do not span the 2048"));
    assertThat(measured.text()).isEqualTo("285.000");
    assertThat(notes(methods, measured)).anyMatch(note -> note.contains("500 reference pictures"));
    Grid shares = grid(record, "training-data");
    assertThat(line(shares, "", "SSD, measured").cells())
        .extracting(Cell::text)
        .contains("285.000");
    assertThat(notes(shares, line(shares, "", "SSD, measured").cells().get(3)))
        .containsExactly("This run judged by the protocol pytorch, not clean.");
  }

  private static Grid grid(RunRecord record, String id) {
    return grids(record).stream().filter(g -> g.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Grid> grids(RunRecord record) {
    return SheetBuilder.of(new RunView(record)).orElseThrow().grids();
  }

  private static List<List<String>> texts(Grid grid) {
    return grid.lines().stream()
        .map(
            line ->
                line.cells().stream()
                    .map(c -> c.aside().isEmpty() ? c.text() : c.text() + " " + c.aside())
                    .toList())
        .toList();
  }

  private static int indexOf(List<List<String>> lines, String dataset) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).get(1).equals(dataset)) {
        return i;
      }
    }
    throw new AssertionError(dataset);
  }

  private static List<String> bold(Grid grid, int from, int to) {
    return grid.lines().subList(from, to).stream()
        .flatMap(line -> line.cells().stream())
        .filter(Cell::bold)
        .map(Cell::text)
        .distinct()
        .toList();
  }

  private static Line line(Grid grid, String first, String method) {
    return grid.lines().stream()
        .filter(l -> l.cells().get(0).text().equals(first))
        .filter(l -> l.cells().get(grid.labels() - 1).text().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static Line line(Grid grid, String method) {
    return line(grid, method, method);
  }

  private static Cell last(Line line) {
    return line.cells().get(line.cells().size() - 1);
  }

  private static List<String> notes(Grid grid, Cell cell) {
    return grid.notes().stream()
        .filter(note -> cell.marks().contains(note.mark()))
        .map(note -> note.text())
        .toList();
  }
}
