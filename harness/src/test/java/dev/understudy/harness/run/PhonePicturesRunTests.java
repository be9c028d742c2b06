package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.OnDevices.DevicePicture;
import dev.understudy.reports.RunRecord;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures that a phone made, kept for the report beside the desktop's. */
class PhonePicturesRunTests {
  private static final String PIXEL = "pixel-7-android-14-simulated";

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone pixel;
  private static PhoneRuns runs;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    pixel = lab.add(PhoneModel.pixel7());
    runs = new PhoneRuns(lab, folder);
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static BufferedImage png(Path out, String file) throws Exception {
    return ImageIO.read(out.resolve(file).toFile());
  }

  @Test
  void everySubjectAndDelegateHasTheGallerysInputs() throws Exception {
    Experiment experiment =
        runs.experiment(
            "gallery",
            "parity, psnr",
            "{delegates: [cpu-xnnpack, gpu-fp16], threads: [1], pictures: 5}",
            "lpips: squeeze");
    Path out = folder.resolve("gallery-out");

    RunRecord record = runs.run(experiment, out, false, Progress.SILENT);

    List<DevicePicture> pictures = record.onDevices().pictures();
    assertThat(pictures).hasSize(2 * 2 * 3);
    assertThat(pictures).extracting(DevicePicture::device).containsOnly(PIXEL);
    assertThat(pictures)
        .extracting(p -> p.subject() + " " + p.runtime() + " " + p.index())
        .doesNotHaveDuplicates();
    assertThat(pictures)
        .extracting(DevicePicture::runtime)
        .containsOnly("tflite/cpu-xnnpack-1-thread", "tflite/gpu-fp16");
    assertThat(pictures.stream().flatMap(p -> Stream.of(p.expected(), p.made(), p.difference())))
        .doesNotHaveDuplicates()
        .allSatisfy(file -> assertThat(png(out, file).getWidth()).isEqualTo(32));
    for (DevicePicture p : pictures) {
      RunRecord.GalleryEntry same = record.gallery().get(Math.toIntExact(p.index()));
      assertThat(same.index()).isEqualTo(p.index());
      assertThat(p.caption()).isEqualTo(same.caption()).contains("class " + p.index());
      assertThat(p.scores()).containsOnlyKeys("parity-max-abs", "parity-psnr", "parity-lpips");
      assertThat(p.scores().get("parity-psnr")).isGreaterThan(40);
      // The gallery shows what ONNX Runtime makes of the same input: a hair apart, and rounded.
      String there = p.subject().equals("teacher") ? same.teacher() : same.studentPicture();
      assertThat(difference(png(out, there), png(out, p.made()))).isLessThanOrEqualTo(1);
      assertThat(difference(png(out, p.expected()), png(out, p.made()))).isLessThanOrEqualTo(1);
      assertThat(brightest(png(out, p.difference()))).as("nearly black").isLessThan(10);
    }
    try (Stream<Path> files = Files.list(out.resolve("gallery"))) {
      assertThat(files).filteredOn(f -> f.toString().endsWith(".made.png")).hasSize(12);
    }

    RunRecord again = runs.resumeWithoutServer(experiment, out);
    assertThat(again.onDevices()).isEqualTo(record.onDevices());
  }

  @Test
  void noMoreThanThePhoneMakesAndNoneWithoutAGallery() throws Exception {
    String two = "{delegates: [cpu-xnnpack], threads: [1], pictures: 2}";
    RunRecord few =
        runs.run(
            runs.experiment("few", "parity", two, ""),
            folder.resolve("few-out"),
            false,
            Progress.SILENT);
    assertThat(few.onDevices().pictures())
        .extracting(DevicePicture::index)
        .containsExactly(0L, 1L, 0L, 1L);
    assertThat(few.onDevices().pictures())
        .allSatisfy(p -> assertThat(p.scores()).containsOnlyKeys("parity-max-abs", "parity-psnr"));

    Experiment none = runs.experiment("none", "parity", two, "");
    Path file = none.file();
    Files.writeString(file, Files.readString(file).replace("gallery: 3", "gallery: 0"));
    Path out = folder.resolve("none-out");
    RunRecord without =
        runs.run(
            dev.understudy.harness.experiment.ExperimentFiles.read(file),
            out,
            false,
            Progress.SILENT);
    assertThat(without.onDevices().pictures()).isEmpty();
    try (Stream<Path> files = Files.list(out.resolve("gallery"))) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"gpu-failure, UNSUPPORTED", "gpu-fallback, DELEGATE_FALLBACK"})
  void aDelegateThatMakesNoneShowsNone(String fault, Validity.Kind verdict) throws Exception {
    pixel.faults().arm(fault);
    try {
      RunRecord record =
          runs.run(
              runs.experiment(fault, "parity", "{delegates: [gpu-fp16], pictures: 4}", ""),
              folder.resolve(fault + "-out"),
              false,
              Progress.SILENT);
      assertThat(record.onDevices().pictures()).isEmpty();
      assertThat(PhoneRuns.rows(record, PIXEL, "parity-max-abs"))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(verdict));
    } finally {
      pixel.faults().clear();
    }
  }

  private static int difference(BufferedImage a, BufferedImage b) {
    int largest = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        largest = Math.max(largest, Math.abs(grey(a, x, y) - grey(b, x, y)));
      }
    }
    return largest;
  }

  private static int brightest(BufferedImage a) {
    int brightest = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        brightest = Math.max(brightest, grey(a, x, y));
      }
    }
    return brightest;
  }

  private static int grey(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }
}
