package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The .npy files are NumPy 2.4.6's, of the values that the tests name. */
class ClassLabelsTests {
  @TempDir Path folder;

  private int[] labels(String resource) throws IOException {
    Path file = folder.resolve(resource);
    try (var in = ClassLabelsTests.class.getResourceAsStream("labels/" + resource)) {
      Files.write(file, in.readAllBytes());
    }
    return Datasets.labels(file);
  }

  private int[] csv(String text) throws IOException {
    return Datasets.labels(Files.writeString(folder.resolve("labels.csv"), text));
  }

  @Test
  void readsWhatNumpySaved() throws IOException {
    assertThat(labels("labels-u1.npy")).containsExactly(3, 0, 255);
    assertThat(labels("labels-i8-big.npy")).containsExactly(3, 0, 100000);
  }

  @ParameterizedTest
  @CsvSource({"labels-f4.npy,whole numbers", "labels-2d.npy,'[2, 2]'", "labels-negative.npy,-1"})
  void refusesArraysThatAreNoLabels(String name, String problem) {
    assertThatThrownBy(() -> labels(name))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(name, problem);
  }

  @Test
  void readsAColumn() throws IOException {
    assertThat(csv("path,Label\na.png,2\n\"b,c.png\", 7\n")).containsExactly(2, 7);
  }

  @Test
  void namesTheLineOfABadLabel() {
    assertThatThrownBy(() -> csv("label\n1\ncat\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("labels.csv:3", "'cat'");
    assertThatThrownBy(() -> csv("label\n1\n-4\n")).hasMessageContaining("-4");
    assertThatThrownBy(() -> csv("class\n1\n")).hasMessageContainingAll("labels.csv:1", "[class]");
    assertThatThrownBy(() -> csv("label,path\n1,a\n2\n,b\n")).hasMessageContaining("labels.csv:4");
  }
}
