package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a measure has not what it needs. */
class MeasureMeansTests {
  @TempDir Path folder;
  ExampleFolder example;

  @BeforeEach
  void makeFolder() {
    example = new ExampleFolder(folder);
  }

  @Test
  void asksForTheMeansOfEachMeasureOnce() {
    String all = "measures: [cost, ssim, fd, is, kid, checkerboard, parity]\n";

    assertThat(
            ExampleFolder.lines(ExampleFolder.problems(example.file(ExampleFolder.SMALLEST + all))))
        .containsExactly(
            "6 measures[1]: `ssim` needs a teacher and a student, and the file has neither",
            "6 measures[2]: `fd`, `kid`, `checkerboard` need real pictures, and the file names"
                + " none",
            "6 measures[2]: `fd`, `is`, `kid` need a feature network, and the file names none",
            "6 measures[6]: `parity` needs a subject with two model files or more, or phones, and"
                + " there is neither");
  }

  @Test
  void phonesAreHeldAgainstTheDesktopByTheSameFile() {
    String phones = ExampleFolder.SMALLEST + "devices: {appium: {}}\n";

    assertThat(example.read(phones + "measures: [parity]\n").measures())
        .containsExactly(MeasureFamily.PARITY);
    assertThat(example.read(phones).measures()).contains(MeasureFamily.PARITY);
  }

  @Test
  void sfidNeedsFidsOwnNetwork() {
    String yaml = ExampleFolder.FULL.replace("measures: [fd, ", "measures: [fd, sfid, ");

    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly(
            "32 measures[1]: `sfid` needs FID's own network, and the file names another");
  }

  @Test
  void lpipsNeedsItsNetwork() {
    String yaml = ExampleFolder.FULL.replace("measures: [fd, ", "measures: [fd, lpips, ");

    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly("32 measures[1]: `lpips` needs a network, and the file names none");
  }

  @Test
  void theInceptionScoreNeedsLogits() {
    String yaml = ExampleFolder.FULL.replace("  logits: logits\n", "");

    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly(
            "31 measures[2]: `is` needs the feature network's logits, and the file does not name"
                + " that output");
  }

  @Test
  void pairedMeasuresNeedBothRoles() {
    String noTeacher = ExampleFolder.FULL.replace("role: teacher", "role: other");
    String noStudent = ExampleFolder.FULL.replace("role: student", "role: other");
    String twoTeachers =
        noStudent.replace("the student\n    role: other", "the student\n    role: teacher");

    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(noTeacher))))
        .containsExactly(
            "32 measures[5]: `psnr`, `ssim`, `feature-distance` need a teacher and a student, and"
                + " no subject is the teacher");
    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(noStudent))))
        .containsExactly(
            "32 measures[5]: `psnr`, `ssim`, `feature-distance` need a teacher and a student, and"
                + " no subject is a student");
    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(twoTeachers))))
        .contains("28 subjects[1].role: a second teacher; the first is on line 17");
  }

  @Test
  void doesNotDoubtTheMeasuresWhereTheirMeansAreMisspelt() {
    String yaml = ExampleFolder.FULL.replace("reference:\n", "referense:\n");

    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly("5 referense: the key `referense` is unknown here");
  }
}
