package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.understudy.datasets.Resizing;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.reports.paper.Layouts;
import dev.understudy.runtimes.Optimisation;
import dev.understudy.runtimes.Precision;
import dev.understudy.runtimes.Provider;
import dev.understudy.runtimes.SessionOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published schema: whole, helpful to editors, and at one with the code. */
class SchemaTests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode schema = parse(ExperimentFiles.schema());

  @Test
  void isAValidSchemaOfItsDraft() {
    assertThat(schema.path("$schema").asText()).isEqualTo(SchemaId.V202012);

    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                    SchemaLocation.of(SchemaId.V202012), SchemaValidatorsConfig.builder().build())
                .validate(schema))
        .isEmpty();
  }

  @Test
  void holdsTheDefaultsThatTheCodeUses() {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    expected.put("/properties/seed", JSON.valueToTree(Defaults.SEED));
    expected.put("/properties/pictures", JSON.valueToTree(Defaults.PICTURES));
    expected.put("/properties/batch", JSON.valueToTree(Defaults.BATCH));
    expected.put(
        "/properties/feature-network/properties/features", JSON.valueToTree(Defaults.FEATURES));
    expected.put(
        "/properties/feature-network/properties/resize",
        JSON.valueToTree(Resizing.PIL_BICUBIC.id()));
    expected.put("/properties/feature-network/properties/crop", JSON.valueToTree("none"));
    expected.put("/properties/feature-network/properties/quantise", JSON.valueToTree(true));
    expected.put("/properties/latency/properties/plan", JSON.valueToTree(Defaults.LATENCY));
    expected.put("/properties/sustained/properties/time", JSON.valueToTree(Defaults.SUSTAINED));
    expected.put("/properties/latency", JSON.valueToTree(Defaults.LATENCY));
    expected.put(
        "/properties/report/properties/formats",
        JSON.valueToTree(Defaults.FORMATS.stream().map(Reports.Format::id).toList()));
    expected.put("/properties/report/properties/gallery", JSON.valueToTree(Defaults.GALLERY));
    expected.put(
        "/$defs/subject/properties/role",
        JSON.valueToTree(Defaults.ROLE.name().toLowerCase(Locale.ROOT)));
    expected.put(
        "/$defs/output/properties/range",
        JSON.valueToTree(List.of((int) Defaults.BLACK, (int) Defaults.WHITE)));
    expected.put("/properties/targets/properties/pair", JSON.valueToTree(Defaults.PAIRING.id()));
    expected.put("/$defs/binding/properties/generator", JSON.valueToTree(Defaults.GENERATOR.id()));
    expected.put(
        "/$defs/binding/properties/range",
        JSON.valueToTree(List.of((int) Defaults.BLACK, (int) Defaults.WHITE)));
    expected.put("/$defs/output/properties/overshoot", JSON.valueToTree("keep"));
    SessionOptions plain = SessionOptions.withThreads(1);
    String onnxruntime = "/properties/runtimes/properties/onnxruntime/properties/";
    expected.put(
        onnxruntime + "providers",
        JSON.valueToTree(plain.providers().stream().map(Provider::id).toList()));
    expected.put(onnxruntime + "optimisation", JSON.valueToTree(plain.optimisation().id()));
    expected.put(onnxruntime + "spinning", JSON.valueToTree(plain.spinning()));
    expected.put(
        "/properties/runtimes/properties/tflite/properties/xnnpack",
        JSON.valueToTree(plain.xnnpack()));
    expected.put("/$defs/exits/properties/thresholds", JSON.valueToTree(Defaults.EXIT_THRESHOLDS));
    String path = "/properties/path-length/properties/";
    expected.put(path + "lpips", JSON.valueToTree(Defaults.PATH_LPIPS));
    expected.put(path + "samples", JSON.valueToTree(Defaults.PATH_SAMPLES));
    expected.put(path + "epsilon", JSON.valueToTree(PathOptions.EPSILON));
    expected.put(path + "sampling", JSON.valueToTree("end"));
    expected.put(path + "crop", JSON.valueToTree("none"));
    String appium = "/properties/devices/properties/appium/properties/";
    expected.put(appium + "server", JSON.valueToTree(AppiumAddress.DEFAULT));
    expected.put(appium + "pool", JSON.valueToTree("all"));
    expected.put(appium + "delegates", JSON.valueToTree(Defaults.PHONE_DELEGATES));
    expected.put(appium + "threads", JSON.valueToTree(Defaults.PHONE_THREADS));
    expected.put(appium + "pictures", JSON.valueToTree(Defaults.PHONE_PICTURES));
    Map<String, JsonNode> found = new LinkedHashMap<>();
    collectDefaults(schema, "", found);

    assertThat(asText(found)).containsExactlyInAnyOrderEntriesOf(asText(expected));
  }

  private static Map<String, String> asText(Map<String, JsonNode> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, value.toString()));
    return texts;
  }

  private static void collectDefaults(JsonNode node, String path, Map<String, JsonNode> found) {
    for (var entry : node.properties()) {
      if (entry.getKey().equals("default")) {
        found.put(path, entry.getValue());
      } else {
        collectDefaults(entry.getValue(), path + "/" + entry.getKey(), found);
      }
    }
  }

  @Test
  void knowsTheCodesWords() {
    assertThat(words("/properties/measures/items/enum"))
        .containsExactlyElementsOf(
            Arrays.stream(MeasureFamily.values()).map(MeasureFamily::id).toList());
    assertThat(words("/properties/report/properties/formats/items/enum"))
        .containsExactlyElementsOf(
            Arrays.stream(Reports.Format.values()).map(Reports.Format::id).toList());
    assertThat(words("/properties/report/properties/layout/enum"))
        .containsExactlyElementsOf(Layouts.ids());
    assertThat(words("/$defs/subject/properties/role/enum"))
        .containsExactlyElementsOf(
            Arrays.stream(Role.values()).map(r -> r.name().toLowerCase(Locale.ROOT)).toList());
    assertThat(words("/properties/feature-network/then/enum")).isEqualTo(PublishedNetworks.words());
    assertThat(words("/$defs/exits/properties/distance/enum"))
        .containsExactlyElementsOf(
            Arrays.stream(ExitDistance.values()).map(ExitDistance::id).toList());
    for (String runtime :
        List.of(
            "/properties/runtimes/properties/onnxruntime/properties/",
            "/$defs/model/properties/runtime/properties/")) {
      assertThat(words(runtime + "providers/items/enum"))
          .containsExactlyElementsOf(Arrays.stream(Provider.values()).map(Provider::id).toList());
      assertThat(words(runtime + "optimisation/enum"))
          .containsExactlyElementsOf(
              Arrays.stream(Optimisation.values()).map(Optimisation::id).toList());
    }
    assertThat(words("/$defs/model/properties/precision/enum"))
        .containsExactlyElementsOf(Arrays.stream(Precision.values()).map(Precision::id).toList());
    assertThat(words("/$defs/output/properties/overshoot/enum"))
        .containsExactlyElementsOf(
            Arrays.stream(ImageOutput.Overshoot.values())
                .map(o -> o.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(words("/properties/lpips/enum"))
        .allSatisfy(
            word ->
                assertThat(Arrays.stream(KnownNetwork.values()).map(KnownNetwork::id))
                    .contains("lpips-" + word));
    assertThat(words("/properties/latency/then/enum"))
        .isEqualTo(words("/properties/latency/properties/plan/enum"))
        .allSatisfy(name -> assertThat(Defaults.plan(name).name()).isEqualTo(name));
  }

  private List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    schema.at(pointer).forEach(word -> words.add(word.asText()));
    assertThat(words).isNotEmpty();
    return words;
  }

  @Test
  void helpsEditorsAtEveryFieldAndIsClosedThroughout() {
    List<String> wanting = new ArrayList<>();
    int fields = lint(schema, "", wanting);

    assertThat(wanting).isEmpty();
    assertThat(fields).isGreaterThan(40);
  }

  private static int lint(JsonNode field, String path, List<String> wanting) {
    int fields = 1;
    for (String keyword : List.of("title", "description", "examples")) {
      if (field.path(keyword).isEmpty() && field.path(keyword).asText().isEmpty()) {
        wanting.add(path + " has no " + keyword);
      }
    }
    boolean open = !field.has("additionalProperties") || field.at("/additionalProperties").isNull();
    if (field.path("type").toString().contains("object") && open) {
      wanting.add(path + " takes unknown keys");
    }
    for (String children : List.of("properties", "$defs")) {
      for (var child : field.path(children).properties()) {
        fields += lint(child.getValue(), path + "/" + child.getKey(), wanting);
      }
    }
    if (field.has("items") && !field.path("items").has("$ref")) {
      fields += lint(field.path("items"), path + "/items", wanting);
    }
    return fields;
  }

  @Test
  void itsExamplesAndDefaultsAreValidThemselves() {
    ExperimentSchema loaded = ExperimentSchema.load(FileKind.EXPERIMENT);
    List<String> invalid = new ArrayList<>();
    int tried = tryExamples(schema, "#", invalid);

    assertThat(invalid).isEmpty();
    assertThat(tried).isGreaterThan(60);
    assertThat(loaded.validate(schema.path("examples").path(0))).isEmpty();
  }

  /** Every example against the schema that it stands in. */
  private int tryExamples(JsonNode node, String pointer, List<String> invalid) {
    int tried = 0;
    var subschema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                JSON.createObjectNode()
                    .put("$ref", pointer.equals("#") ? "#/$defs/root" : pointer)
                    .set("$defs", definitions()),
                SchemaValidatorsConfig.builder().build());
    List<JsonNode> values = new ArrayList<>();
    node.path("examples").forEach(values::add);
    if (node.has("default")) {
      values.add(node.get("default"));
    }
    for (JsonNode value : values) {
      subschema.validate(value).forEach(m -> invalid.add(pointer + ": " + m));
      tried++;
    }
    for (var child : node.path("properties").properties()) {
      String base = pointer.equals("#") ? "#/$defs/root" : pointer;
      tried += tryExamples(child.getValue(), base + "/properties/" + child.getKey(), invalid);
    }
    for (var child : node.path("$defs").properties()) {
      tried += tryExamples(child.getValue(), "#/$defs/" + child.getKey(), invalid);
    }
    return tried;
  }

  private JsonNode definitions() {
    var definitions =
        (com.fasterxml.jackson.databind.node.ObjectNode) schema.path("$defs").deepCopy();
    var root = (com.fasterxml.jackson.databind.node.ObjectNode) schema.deepCopy();
    root.remove(List.of("$id", "$schema", "$defs"));
    return definitions.set("root", root);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
