package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the app says of its phone, to drivers of other versions, too. */
class AgentFactsTests {
  private static AgentFacts facts(DeveloperSettings settings) {
    return new AgentFacts("1.0", TestPhone.FACTS, new TestPhone().state, settings, 12);
  }

  private static DeveloperSettings of(Map<String, String> global) {
    return DeveloperSettings.of(global::get, null, null);
  }

  @Test
  void comeBackFromTheirJson() {
    for (DeveloperSettings settings :
        new DeveloperSettings[] {
          DeveloperSettings.unknown(),
          new DeveloperSettings(true, false, true, false, true, false, true, false, true)
        }) {
      assertThat(AgentFacts.parse(facts(settings).toJson())).isEqualTo(facts(settings));
    }
  }

  @Test
  void areReadFromAnAppThatDoesNotKnowSettings() {
    String old = facts(DeveloperSettings.unknown()).toJson();
    old = old.replaceFirst("\"settings\": \\{\\},\\s*", "");

    assertThat(old).doesNotContain("settings");
    assertThat(AgentFacts.parse(old).settings()).isEqualTo(DeveloperSettings.unknown());
  }

  @Test
  void areReadFromAnAppThatTellsMore() {
    AgentFacts known = facts(DeveloperSettings.unknown());
    String later =
        known
            .toJson()
            .replace("\"agent\"", "\"mood\": \"good\",\n\"agent\"")
            .replace("\"settings\": {", "\"settings\": {\"mood\": 1")
            .replace("\"phone\": {", "\"phone\": {\"mood\": 1,")
            .replace("\"state\": {", "\"state\": {\"mood\": 1,");

    assertThat(later.split("mood", -1)).hasSize(5);
    assertThat(AgentFacts.parse(later)).isEqualTo(known);
  }

  @Test
  void areRefusedWhereAFieldIsOfAnotherKind() {
    String wrong =
        facts(new DeveloperSettings(null, null, true, null, null, null, null, null, null))
            .toJson()
            .replace("\"stayAwake\": true", "\"stayAwake\": 7");

    assertThatThrownBy(() -> AgentFacts.parse(wrong)).hasMessageContaining("settings.stayAwake");
  }

  @Test
  void whatNobodyHasSetIsAsAndroidHasIt() {
    assertThat(of(Map.of()))
        .isEqualTo(new DeveloperSettings(null, null, false, null, null, true, true, false, true));
  }

  @Test
  void whatAppsMayNotReadIsNotTold() {
    assertThat(
            DeveloperSettings.of(
                key -> {
                  throw new SecurityException(key);
                },
                null,
                null))
        .isEqualTo(DeveloperSettings.unknown());
    assertThat(of(Map.of("stay_on_while_plugged_in", "sometimes")).stayAwake()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1,dev.understudy.agent,true",
    "1,another.app,false",
    "1,,false",
    "0,dev.understudy.agent,false"
  })
  void debugLayersCountForThisAppAlone(String enabled, String app, boolean expected) {
    Map<String, String> global = new HashMap<>();
    global.put("enable_gpu_debug_layers", enabled);
    global.put("gpu_debug_app", app);

    assertThat(of(global).gpuDebugLayers()).isEqualTo(expected);
  }
}
