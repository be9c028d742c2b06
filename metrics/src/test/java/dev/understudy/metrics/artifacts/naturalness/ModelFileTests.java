package dev.understudy.metrics.artifacts.naturalness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpzFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTests {
  @TempDir private Path folder;

  /** A copy with the first {@code from} replaced; ¶ is the end of a line. */
  private Path changed(String name, String from, String to) throws IOException {
    String text = Files.readString(Golden.file(name)).replace('\n', '¶');
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    String damaged = text.substring(0, at) + to + text.substring(at + from.length());
    return Files.writeString(folder.resolve(name), damaged.replace('¶', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epsilon_svr|c_svc|svm_type",
        "kernel_type rbf|kernel_type linear|kernel_type",
        "gamma 0.05|gamma -1|gamma",
        "gamma 0.05|gamma 1e400|finite",
        "nr_class 2|nr_class 3|nr_class",
        "total_sv 20|total_sv 21|ends too early",
        "total_sv 20|total_sv 19|goes on",
        "total_sv 20|total_sv 2.5|total_sv",
        "rho -31.25|rho nan|a number",
        "rho -31.25|offset -31.25|header",
        " 2:| 37:|index",
        " 3:| 2:|index",
        " 4:| 4.5:|index",
        " 5:| 5|index:value",
        " 6:| 6:x|a number"
      })
  void aDamagedModelIsRefusedByFileAndLine(String from, String to, String word) throws IOException {
    Path model = changed("allmodel", from, to);
    assertThatThrownBy(() -> BrisqueModel.read(model, Golden.file("allrange")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("allmodel:")
        .hasMessageContaining(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"-1 1|1 -1|range", "-1 1|-1|words", "¶17 |¶18 |index", "¶36 |¶37 |index"})
  void damagedRangesAreRefusedByFileAndLine(String from, String to, String word)
      throws IOException {
    Path range = changed("allrange", from, to);
    assertThatThrownBy(() -> BrisqueModel.read(Golden.file("allmodel"), range))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("allrange:")
        .hasMessageContaining(word);
  }

  @Test
  void theTwoFilesSwappedAreRefused() {
    assertThatThrownBy(() -> BrisqueModel.read(Golden.file("allrange"), Golden.file("allmodel")))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aMissingFileIsTheUsersError() {
    assertThatThrownBy(() -> BrisqueModel.read(folder.resolve("none"), Golden.file("allrange")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> NiqeModel.read(folder.resolve("none.mat")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none.mat");
  }

  @Test
  void bothFormsOfTheNiqeModelAreOne() {
    assertThat(NiqeModel.read(Golden.file("niqe-model.mat")).protocol())
        .contains("niqe-model.mat")
        .contains("SHA-256");
  }

  private Path npz(double[] mean, double[] covariance, int... shape) {
    Path file = folder.resolve("model.npz");
    NpzFile.write(
        file, Map.of("mu", NpyArray.of(mean, mean.length), "cov", NpyArray.of(covariance, shape)));
    return file;
  }

  private static double[] identity() {
    double[] identity = new double[36 * 36];
    for (int i = 0; i < 36; i++) {
      identity[i * 36 + i] = 1;
    }
    return identity;
  }

  @Test
  void aNiqeModelThatIsNoneIsRefused() throws IOException {
    assertThat(NiqeModel.read(npz(new double[36], identity(), 36, 36)).patch()).isEqualTo(96);
    assertThatThrownBy(() -> NiqeModel.read(npz(new double[35], identity(), 36, 36)))
        .hasMessageContaining("35 means");
    assertThatThrownBy(() -> NiqeModel.read(npz(new double[36], identity(), 1296)))
        .hasMessageContaining("covariances");
    double[] lopsided = identity();
    lopsided[1] = 0.5;
    assertThatThrownBy(() -> NiqeModel.read(npz(new double[36], lopsided, 36, 36)))
        .hasMessageContaining("2,1");
    double[] nan = new double[36];
    nan[7] = Double.NaN;
    assertThatThrownBy(() -> NiqeModel.read(npz(nan, identity(), 36, 36)))
        .hasMessageContaining("NaN");
    Path other = folder.resolve("other.npz");
    NpzFile.write(other, Map.of("weights", NpyArray.of(new double[3], 3)));
    assertThatThrownBy(() -> NiqeModel.read(other)).hasMessageContaining("[weights]");
  }

  @Test
  void aDamagedMatlabFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Golden.file("niqe-model.mat"));
    Path cut = Files.write(folder.resolve("cut.mat"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> NiqeModel.read(cut))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cut.mat");
    Path text = Files.writeString(folder.resolve("text.mat"), "no matrices here");
    assertThatThrownBy(() -> NiqeModel.read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text.mat");
    for (int at = 0; at < bytes.length; at += 97) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x5A;
      Path file = Files.write(folder.resolve("flipped.mat"), flipped);
      try {
        assertThat(NiqeModel.read(file).patch()).isEqualTo(96); // some bytes are but a comment
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("flipped.mat");
      }
    }
  }
}
