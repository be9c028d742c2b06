package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Unit;
import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.paper.PaperRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The LaTeX table is set by a real pdfLaTeX, with and without siunitx. */
class LatexCompileTests {
  @TempDir Path folder;

  @BeforeAll
  static void needsPdflatex() throws Exception {
    boolean installed;
    try {
      installed = new ProcessBuilder("pdflatex", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      installed = false;
    }
    if (!installed) {
      OptionalTool.isMissing(
          "LaTeX tables are not compiled",
          "pdflatex is not installed (Debian: texlive-latex-recommended, texlive-science)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",siunitx"})
  void theDemosTableCompiles(String packages) throws Exception {
    assertThat(compile(DemoRun.create().build(), packages)).doesNotContain("Overfull \\hbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",siunitx", ",amssymb"})
  void theTableOfDevicesCompiles(String packages) throws Exception {
    RunRecord record = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder).build();
    compile(record, packages);

    assertThat(set("devices.tex", packages, record.name())).doesNotContain("Overfull \\hbox");
  }

  @Test
  void hostileNamesCompile() throws Exception {
    for (String name : Hostile.NAMES) {
      compile(Hostile.run(name, "S" + name).build(), "");
      set("devices.tex", "", name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",siunitx"})
  void comparedRunsCompile(String packages) throws Exception {
    DemoRun other = CompareTests.later("fd-fashion", m -> CompareTests.times(m, 0.5));
    assertThat(compare(List.of(DemoRun.create(), other), packages))
        .doesNotContain("Overfull \\hbox");
    assertThat(Files.readString(folder.resolve("compare.tex")))
        .contains("\\underline{\\num{5.83}}");
  }

  @Test
  void comparedRunsOfHostileNamesCompile() throws Exception {
    for (String name : Hostile.NAMES) {
      compare(List.of(Hostile.run(name, "S" + name), DemoRun.create()), "");
    }
  }

  private String compare(List<DemoRun> runs, String packages) throws Exception {
    List<Reports.Run> given =
        runs.stream().map(run -> new Reports.Run(run.build(), folder)).toList();
    Reports.compare(given, java.util.Set.of("key"), EnumSet.of(Format.TEX), folder);
    return set("compare.tex", packages, runs.get(0).name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blazestylegan", "dgl-gan", "gan-compression", "spectral-styledcgan"})
  void everyPapersTablesCompile(String layout) throws Exception {
    RunRecord record =
        new PaperRun("StyleGAN & co", "50 % \\small_{net}")
            .cost("parameters", Unit.PARAMETERS, 30e6, 2e6)
            .quality("fd-own_features", 20, 30, "A warning with 100 % and an _.")
            .latency(50, 20)
            .beside(layout, "");
    compile(record, "");

    assertThat(set("paper.tex", "", layout)).doesNotContain("Overfull \\hbox");
  }

  private String compile(RunRecord record, String packages) throws Exception {
    Reports.draw(folder, record, EnumSet.of(Format.TEX), folder);
    return set("table.tex", packages, record.name());
  }

  private String set(String file, String packages, String name) throws Exception {
    Files.writeString(
        folder.resolve("a.tex"),
        """
        \\documentclass{article}
        \\usepackage{booktabs,graphicx%s}
        \\begin{document}
        \\input{%s}
        \\end{document}
        """
            .formatted(packages, file));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String output = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(process.exitValue()).as(name + "\n" + output).isZero();
    assertThat(Files.size(folder.resolve("a.pdf"))).isPositive();
    return output;
  }
}
