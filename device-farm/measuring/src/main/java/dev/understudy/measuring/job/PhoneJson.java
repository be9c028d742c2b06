package dev.understudy.measuring.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** {@link PhoneFacts} and {@link PhoneState} as JSON. */
final class PhoneJson {
  private PhoneJson() {}

  static JsonObject write(PhoneFacts facts) {
    JsonObject o = new JsonObject();
    o.addProperty("simulated", facts.simulated());
    o.addProperty("manufacturer", facts.manufacturer());
    o.addProperty("model", facts.model());
    o.addProperty("device", facts.device());
    o.addProperty("os", facts.os());
    o.addProperty("sdk", facts.sdk());
    o.addProperty("fingerprint", facts.fingerprint());
    o.addProperty("soc", facts.soc());
    JsonArray abis = new JsonArray();
    facts.abis().forEach(abis::add);
    o.add("abis", abis);
    o.addProperty("cores", facts.cores());
    o.addProperty("memoryBytes", facts.memoryBytes());
    return o;
  }

  static PhoneFacts facts(Fields f) {
    return new PhoneFacts(
        f.bool("simulated"),
        f.string("manufacturer"),
        f.string("model"),
        f.string("device"),
        f.string("os"),
        f.integer("sdk"),
        f.string("fingerprint"),
        f.string("soc"),
        f.strings("abis"),
        f.integer("cores"),
        f.whole("memoryBytes"));
  }

  static JsonObject write(PhoneState state) {
    JsonObject o = new JsonObject();
    o.addProperty("thermal", state.thermal().text());
    Json.addIfKnown(o, "batteryPercent", state.batteryPercent());
    Json.addIfKnown(o, "batteryCelsius", state.batteryCelsius());
    Json.addIfKnown(o, "charging", state.charging());
    Json.addIfKnown(o, "chargeMicroampHours", state.chargeMicroampHours());
    Json.addIfKnown(o, "currentMicroamps", state.currentMicroamps());
    Json.addIfKnown(o, "powerSave", state.powerSave());
    Json.addIfKnown(o, "foreground", state.foreground());
    return o;
  }

  static PhoneState state(Fields f) {
    return new PhoneState(
        Thermal.of(f.string("thermal")),
        f.integerIfKnown("batteryPercent"),
        f.numberIfKnown("batteryCelsius"),
        f.boolIfKnown("charging"),
        f.wholeIfKnown("chargeMicroampHours"),
        f.wholeIfKnown("currentMicroamps"),
        f.boolIfKnown("powerSave"),
        f.boolIfKnown("foreground"));
  }
}
