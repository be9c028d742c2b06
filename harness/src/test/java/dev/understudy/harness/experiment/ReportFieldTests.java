package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.reports.RunRecord.PublishedValue;
import dev.understudy.reports.paper.Layouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paper's table a report is set beside, and where the run stands in it. */
class ReportFieldTests {
  private static final String HEADER = "table,row,method,column,value,source,note\n";

  @TempDir private Path folder;

  private String with(String report) {
    return ExampleFolder.SMALLEST + "report: {" + report + "}\n";
  }

  private Experiment.Paper paper(String report) {
    return Objects.requireNonNull(new ExampleFolder(folder).read(with(report)).paper());
  }

  private String problem(String report) {
    List<?> problems = ExampleFolder.problems(new ExampleFolder(folder).file(with(report)));
    assertThat(problems).hasSize(1);
    return problems.get(0).toString();
  }

  @Test
  void noLayoutIsNoPaper() {
    assertThat(new ExampleFolder(folder).read(ExampleFolder.SMALLEST).paper()).isNull();
  }

  @Test
  void everyLayoutCanBeNamedAndBringsTheFiguresThatWeShip() {
    for (String id : Layouts.ids()) {
      Experiment.Paper paper = paper("layout: " + id);
      assertThat(paper.table().layout()).isEqualTo(id);
      assertThat(paper.table().row()).isEmpty();
      assertThat(paper.published()).isNull();
      assertThat(paper.table().published())
          .isEqualTo(Layouts.published(Layouts.find(id).orElseThrow()));
    }
  }

  @Test
  void aRowOfThePaperIsTaken() {
    Experiment.Paper paper = paper("layout: gan-compression, row: CycleGAN / horse→zebra");

    assertThat(paper.table().row()).isEqualTo("CycleGAN / horse→zebra");
    assertThat(paper.hint()).isEmpty();
  }

  @Test
  void aRowOfOnesOwnIsTakenWithoutAWord() {
    Experiment.Paper paper = paper("layout: gan-compression, row: Pix2pix / edges→fashion");

    assertThat(paper.table().row()).isEqualTo("Pix2pix / edges→fashion");
    assertThat(paper.hint()).isEmpty();
  }

  @Test
  void aRowThatIsNearlyThePapersIsTakenWithAHint() {
    Experiment.Paper paper = paper("layout: gan-compression, row: CycleGAN / horse-zebra");

    assertThat(paper.table().row()).isEqualTo("CycleGAN / horse-zebra");
    assertThat(paper.hint())
        .contains("no `CycleGAN / horse-zebra`", "did you mean `CycleGAN / horse→zebra`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layout: gan-compresion | did you mean `gan-compression`?",
        "layout: standard | `blazestylegan`",
        "layout: blazestylegan, row: 1024 | put it into quotes",
        "row: a group | `row` stands without a `layout`",
        "published: experiment.yaml | `published` stands without a `layout`",
        "layout: dgl-gan, published: none.csv | `none.csv` does not exist",
      })
  void whatDoesNotFitIsTold(String report, String problem) {
    assertThat(problem(report)).contains("report.").contains(problem);
  }

  @Test
  void onesOwnFiguresTakeThePlaceOfThoseThatWeShip() throws IOException {
    Files.writeString(
        folder.resolve("mine.csv"), HEADER + "main,a / b / 64,theirs,fid,3.5,\"p. 7\",\n");

    Experiment.Paper paper = paper("layout: dgl-gan, published: mine.csv");

    assertThat(paper.published()).isEqualTo(folder.resolve("mine.csv"));
    assertThat(paper.table().published())
        .containsExactly(
            new PublishedValue("main", "a / b / 64", "theirs", "fid", "3.5", "p. 7", ""));
  }

  @Test
  void figuresThatDoNotFitTheLayoutAreToldWithTheirLine() throws IOException {
    Files.writeString(
        folder.resolve("mine.csv"), HEADER + "main,a / b / 64,theirs,fdi,3.5,p. 7,\n");

    assertThatThrownBy(() -> paper("layout: dgl-gan, published: mine.csv"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mine.csv:2: column")
        .hasMessageContaining("no column \"fdi\"");
  }

  @Test
  void aReadMeBesideTheFileIsNamedWhereSomethingIsMissing() throws IOException {
    String file =
        ExampleFolder.SMALLEST.replace("student.onnx", "models/teacher.onnx")
            + "reference: {name: real, images: data/}\n"
            + "report: {layout: dgl-gan, published: none.csv}\n";
    ExampleFolder example = new ExampleFolder(folder);

    assertThat(ExampleFolder.problems(example.file(file)))
        .hasSize(3)
        .noneMatch(problem -> problem.remedy().contains("README.md"));

    Files.writeString(folder.resolve("README.md"), "Where to get it.");
    assertThat(ExampleFolder.problems(example.file(file)))
        .extracting(problem -> problem.field() + ": " + problem.remedy())
        .containsExactly(
            "subjects[0].model: README.md beside this file may say where to get it; paths are"
                + " relative to this file's folder",
            "reference.images: README.md beside this file may say where to get it; paths are"
                + " relative to this file's folder",
            "report.published: paths are relative to this file's folder");
  }
}
