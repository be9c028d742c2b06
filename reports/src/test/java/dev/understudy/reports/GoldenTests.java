package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The text formats of the demo's record, letter by letter. The golden files were read through by a
 * person; the TeX was set by pdfLaTeX and looked at.
 */
class GoldenTests {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"table.md", "table.tex", "results.csv"})
  void textIsAsAPersonApprovedIt(String name) throws IOException {
    RunRecord record = DemoRun.create().build();

    Reports.draw(folder, record, Set.of(Format.MD, Format.TEX, Format.CSV), folder);

    assertThat(Files.readString(folder.resolve(name))).isEqualTo(golden(name));
  }

  /** Of the demo on two phones, one of which makes wrong pictures and one of which is simulated. */
  @ParameterizedTest
  @ValueSource(strings = {"devices.md", "devices.tex", "devices.csv"})
  void theTableOfDevicesIsAsAPersonApprovedIt(String name) throws IOException {
    RunRecord record = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder).build();

    Reports.draw(folder, record, Set.of(Format.MD, Format.TEX, Format.CSV), folder);

    assertThat(Files.readString(folder.resolve(name))).isEqualTo(golden(name));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = GoldenTests.class.getResourceAsStream("golden/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
