package dev.understudy.harness.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.CostDetail;
import dev.understudy.runtimes.LayerCost;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.RuntimeName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a total is marked in which something is not counted. */
final class LowerBoundTests {
  private static Inspection inspection(List<String> unknown, List<String> unknownElements) {
    Map<CostConvention, Long> macs =
        Map.of(
            CostConvention.MACS, 8L,
            CostConvention.MACS_OUTPUT, 8L,
            CostConvention.TORCHPROFILE_2020, 8L);
    ModelCost cost = new ModelCost(8, 0, 8, 100, 1, macs, unknown, unknownElements);
    Map<CostConvention, Long> known =
        Map.of(CostConvention.MACS, 0L, CostConvention.MACS_OUTPUT, 0L);
    List<LayerCost> layers =
        List.of(
            new LayerCost("loop", "Loop", List.of(1L, 4L), known),
            new LayerCost("product", "MatMul", List.of(1L, 2L), macs));
    return new Inspection(
        new ModelFile(Path.of("model.onnx"), RuntimeName.ONNXRUNTIME, 100, "0".repeat(64)),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        new CostDetail(cost, layers),
        Map.of(),
        CostConvention.TORCHPROFILE_2020);
  }

  private static String text(Inspection found) {
    StringWriter out = new StringWriter();
    new InspectText(new PrintWriter(out, true)).cost(found, true);
    return out.toString();
  }

  private static JsonNode json(Inspection found) throws IOException {
    return new JsonMapper().readTree(InspectJson.write(InspectJson.of(found)));
  }

  @Test
  void unknownElementsBoundOneConventionOnly() throws IOException {
    Inspection found = inspection(List.of(), List.of("Loop"));
    assertThat(text(found))
        .containsPattern("macs +8 +8 +16 ")
        .containsPattern("macs-output +8 +8 +16 ")
        .containsPattern("torchprofile-2020 +>= 8 +8 +>= 16 ")
        .contains("torchprofile-2020 is a lower bound: how many elements Loop works on is unknown")
        .containsPattern("Loop +1x4 +unknown +loop")
        .doesNotContain("These are lower bounds");
    JsonNode cost = json(found).get("cost");
    assertThat(cost.get("lower_bound").asBoolean()).isTrue();
    assertThat(cost.get("lower_bound_by").get("macs").asBoolean()).isFalse();
    assertThat(cost.get("lower_bound_by").get("macs-output").asBoolean()).isFalse();
    assertThat(cost.get("lower_bound_by").get("torchprofile-2020").asBoolean()).isTrue();
    assertThat(cost.get("unknown_ops")).isEmpty();
    assertThat(cost.get("unknown_element_ops").get(0).asText()).isEqualTo("Loop");
    JsonNode layer = json(found).get("layers").get(0);
    assertThat(layer.get("known").asBoolean()).isFalse();
    assertThat(layer.get("macs").get("macs").asLong()).isZero();
    assertThat(layer.get("macs").get("torchprofile-2020").isNull()).isTrue();
  }

  @Test
  void unknownWorkBoundsAll() throws IOException {
    Inspection found = inspection(List.of("LSTM"), List.of());
    assertThat(text(found))
        .containsPattern("macs +>= 8 +8 +>= 16 ")
        .contains("These are lower bounds: the work of LSTM is unknown and not counted.");
    assertThat(json(found).get("cost").get("lower_bound_by"))
        .allSatisfy(bound -> assertThat(bound.asBoolean()).isTrue());
  }
}
