package dev.understudy.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.history.NightlyRun;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures are put into the room that the page has for them, as often as they stand in it. */
class PictureGridTests {
  private static final int URI = "data:image/png;base64,".length();

  @TempDir Path folder;

  /** Four items of which each shows the same two files; what fits of them. */
  private Element fill(long budget) {
    RunRecord record = Reports.read(NightlyRun.night(0).write(folder));
    PictureGrid grid = new PictureGrid(new RunView(record));
    Element main = new Element("main");
    Element list = grid.grid(main, "Lead", 4, Optional.empty());
    for (int i = 0; i < 4; i++) {
      Element item = list.appendElement("li");
      grid.picture(item, "gallery/0-t.png", "teacher", "a picture");
      grid.picture(item, i < 3 ? "gallery/0-s.png" : "gallery/none.png", "student", "another");
    }
    grid.fill(new RunFiles(folder, record), budget);
    return main;
  }

  @Test
  void aFileThatStandsInThePageOftenCountsAsOften() throws Exception {
    int once = URI + (int) (java.nio.file.Files.size(folder(0)) + 2) / 3 * 4;
    Element all = fill(7L * once + 64);
    assertThat(all.select("img")).hasSize(7).allMatch(img -> img.attr("src").contains("/png;"));
    assertThat(all.select("li .missing")).hasSize(1);
    assertThat(all.select(".lead").text()).doesNotContain("JPEG", "There is room");

    Element smaller = fill(6L * once);
    assertThat(smaller.select(".lead").text()).contains("JPEG pictures of at most");
  }

  private Path folder(int night) {
    return NightlyRun.night(night).write(folder).resolve("gallery/0-t.png");
  }

  @Test
  void whatDoesNotFitGoesWithItsWholeItemAndIsSaid() {
    Element none = fill(10);

    assertThat(none.select("li, img")).isEmpty();
    assertThat(none.select(".lead").text()).endsWith("There is room for 0 of 4.");
  }
}
