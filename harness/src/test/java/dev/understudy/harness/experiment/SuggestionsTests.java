package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTests {
  private static final List<String> KNOWN =
      List.of(
          "name", "role", "model", "models", "inputs", "output", "feature-network", "fd", "kid");

  @ParameterizedTest
  @CsvSource({
    "nmae, name",
    "Name, name",
    "modle, model",
    "modles, models",
    "outputs, output",
    "input, inputs",
    "feature_network, feature-network",
    "featureNetwork, feature-network",
    "FeatureNetwrok, feature-network",
    "fid, fd",
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Suggestions.nearest(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "zz", "epochs", "something-else", "lpips"})
  void staysSilentWhereNothingIsNear(String word) {
    assertThat(Suggestions.nearest(word, KNOWN)).isEmpty();
  }

  @Test
  void hugeWordsCostLittle() {
    assertThat(Suggestions.nearest("n".repeat(1 << 20), KNOWN)).isEmpty();
  }
}
