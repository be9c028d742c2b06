package dev.understudy.runtimes.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote, against what PyTorch reads from them. */
class StateDictTests {
  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "types, zip-2", "types, zip-5", "types, legacy-2", "types, legacy-5",
    "views, zip-2", "views, zip-5", "views, legacy-2", "views, legacy-5",
    "trained, zip-2", "trained, zip-5", "trained, legacy-2", "trained, legacy-5"
  })
  void readsWhatPyTorchReads(String kind, String layout) {
    Map<String, Tensor> expected = Fixtures.readByPyTorch(kind + ".txt");
    StateDict read = StateDict.read(Fixtures.file(kind + "-" + layout + ".pth"));
    assertThat(read.tensors().keySet()).containsExactlyElementsOf(expected.keySet());
    expected.forEach((key, tensor) -> assertSame(key, read.tensors().get(key), tensor));
  }

  private static void assertSame(String key, Tensor actual, Tensor expected) {
    assertThat(actual.shape()).as(key).isEqualTo(expected.shape());
    if (expected instanceof Tensor.Floats floats) {
      // Bit by bit: a NaN is a NaN, and -0 is not 0.
      assertThat(((Tensor.Floats) actual).data()).as(key).isEqualTo(floats.data());
    } else {
      assertThat(((Tensor.Longs) actual).data())
          .as(key)
          .isEqualTo(((Tensor.Longs) expected).data());
    }
  }

  /** Sums and ends computed with torch.load on the same files, as float64 sums of float32. */
  @ParameterizedTest
  @CsvSource({
    "alex, '64,192,384,256,256', 105.2753545809201",
    "vgg, '64,128,256,512,512', 131.85550854727626",
    "squeeze, '64,128,256,384,384,512,512', 173.4387181383333"
  })
  void readsThePublishedLpipsHeads(String net, String channels, double sum) {
    StateDict read = StateDict.read(Fixtures.file("lpips-v0.1-" + net + ".pth"));
    List<String> widths = List.of(channels.split(",", -1));
    assertThat(read.tensors()).hasSameSizeAs(widths);
    double total = 0;
    for (int i = 0; i < widths.size(); i++) {
      Tensor head = read.tensors().get("lin" + i + ".model.1.weight");
      assertThat(head.shape()).containsExactly(1, Long.parseLong(widths.get(i)), 1, 1);
      for (float weight : ((Tensor.Floats) head).data()) {
        assertThat(weight).isNotNegative();
        total += weight;
      }
    }
    assertThat(total).isEqualTo(sum);
  }

  @Test
  void shapesAreThoseOfTheTensors() {
    Fixtures.readByPyTorch("trained.txt")
        .forEach(
            (key, tensor) ->
                assertThat(StateDict.shapes(Fixtures.file("trained-legacy-2.pth")).get(key))
                    .as(key)
                    .isEqualTo(tensor.shape()));
  }

  @Test
  void tiedWeightsAreOneTensor() {
    Map<String, Tensor> tensors = StateDict.read(Fixtures.file("views-legacy-2.pth")).tensors();
    assertThat(tensors.get("tied")).isSameAs(tensors.get("parameter"));
  }

  @ParameterizedTest
  @CsvSource({
    "module-zip.pth, __main__.Whole",
    "module-legacy.pth, __main__.Whole",
    "script.pth, TorchScript"
  })
  void refusesWhatIsNoStateDictByName(String name, String part) {
    assertThatThrownBy(() -> StateDict.read(Fixtures.file(name)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(name, part, "expected:", "what to do:", "torch.save(");
  }

  @ParameterizedTest
  @CsvSource({
    "'', damaged: it is empty",
    "<!DOCTYPE html><html>, web page",
    "'version https://git-lfs.github.com/spec/v1', git lfs pull",
    "PNG nonsense, no PyTorch checkpoint",
    "'12345678{\"a\":{}}', safetensors"
  })
  void tellsOtherKindsOfFiles(String content, String part) throws IOException {
    Path file = Files.writeString(temp.resolve("weights.pth"), content);
    assertThatThrownBy(() -> StateDict.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("weights.pth", part, "expected:", "what to do:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none.pth"})
  void aFolderOrNothingIsSaidSo(String name) {
    assertThatThrownBy(() -> StateDict.read(temp.resolve(name)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name.isEmpty() ? "directory" : "does not exist");
  }
}
