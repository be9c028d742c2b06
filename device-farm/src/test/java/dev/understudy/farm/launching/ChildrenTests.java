package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTests {
  @TempDir private Path folder;

  @Test
  void aFolderGoesWithAllThatAKilledChildLeft() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine/natives/deep")).getParent();
    Files.writeString(mine.resolve("deep/library.so"), "native");
    Files.writeString(folder.resolve("other"), "kept");
    Children.delete(folder.resolve("mine"));
    Children.delete(folder.resolve("mine"));
    assertThat(folder.toFile().list()).containsExactly("other");
  }
}
