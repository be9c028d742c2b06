package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTests {
  @TempDir private Path temp;

  @Test
  void isHeldByOneRunAtATime() throws IOException {
    Path root = temp.resolve("run");
    try (RunFolder first = RunFolder.enter(root)) {
      assertThat(first.root()).isEqualTo(root);
      assertThatThrownBy(() -> RunFolder.enter(root))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another understudy is running");
    }
    try (RunFolder again = RunFolder.enter(root)) {
      assertThat(again.root()).isEqualTo(root);
    }
  }

  @Test
  void leavesAFolderOfOtherThingsAlone() throws IOException {
    Path photos = Files.createDirectory(temp.resolve("photos"));
    Files.writeString(photos.resolve("holiday.txt"), "dear");
    assertThatThrownBy(() -> RunFolder.enter(photos))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not of a run");
    try (var files = Files.list(photos)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> RunFolder.enter(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void namesStayInsideTheFolderWhateverSubjectsAreCalled() {
    for (String hostile :
        new String[] {"../../etc/passwd", "a/b\\c", "", "ü\u202e", "x".repeat(999)}) {
      String name = Names.fileSafe(3, hostile);
      assertThat(name).matches("3-[a-z0-9-]*").hasSizeLessThan(50);
    }
    assertThat(Names.fileSafe(0, "a b")).isNotEqualTo(Names.fileSafe(1, "a-b"));
  }
}
