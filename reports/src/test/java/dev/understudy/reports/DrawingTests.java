package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTests {
  @TempDir Path folder;

  @Test
  void drawsEveryFileThatItPromises() throws Exception {
    RunRecord record = DemoRun.create().withFiles(folder).build();
    Path out = folder.resolve("out");

    List<Path> written = Reports.draw(folder, record, EnumSet.allOf(Format.class), out);

    assertThat(written.stream().map(file -> out.relativize(file).toString()))
        .containsExactlyInAnyOrder(
            "table.md",
            "table.tex",
            "devices.md",
            "devices.tex",
            "devices.csv",
            "results.csv",
            "samples.csv",
            "plots/quality-latency.svg",
            "plots/quality-latency.png",
            "plots/latency.svg",
            "plots/latency.png",
            "plots/spectral-profile.svg",
            "plots/spectral-profile.png",
            "record.json",
            "junit.xml",
            "report.html");
    for (Path file : written) {
      byte[] bytes = Files.readAllBytes(file);
      assertThat(bytes).as(file.toString()).isNotEmpty();
      if (file.toString().endsWith(".png")) {
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(1440);
      } else if (file.toString().endsWith(".svg")) {
        parseSvg(bytes);
      }
    }
    assertThat(Reports.read(out)).isEqualTo(record);
  }

  private static void parseSvg(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getElementsByTagName("path").getLength()).isPositive();
  }
}
