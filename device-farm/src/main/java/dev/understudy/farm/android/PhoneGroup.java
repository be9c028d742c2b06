package dev.understudy.farm.android;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Phones of one model and Android version, which may stand in for one another: a device of a
 * record.
 *
 * @param id {@code pixel-7-android-14}; one that is no real phone says {@code simulated} at its end
 * @param simulated whether it is no real phone
 * @param facts what a record says of it
 */
public record PhoneGroup(String id, boolean simulated, Map<String, String> facts) {
  private static final String PHONES = "phones";

  /** Keeps the order of the facts. */
  public PhoneGroup {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Whether any of its phones could be used when they were asked. */
  @JsonIgnore
  public boolean isReady() {
    return !"0".equals(facts.get(PHONES));
  }

  static String id(PhoneFacts phone) {
    String model = phone.model().strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String android = PhoneQuery.androidOf(phone);
    return (model.replaceAll("^-|-$", "") + "-android-" + android)
        + (phone.simulated() ? "-simulated" : "");
  }

  /** The group of phones of one id. */
  static PhoneGroup of(List<AgentFacts> phones) {
    PhoneFacts first = phones.get(0).phone();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", first.manufacturer() + " " + first.model());
    if (first.simulated()) {
      facts.put("simulated", "yes: no figure of it says anything of a real phone");
    }
    facts.put("os", first.os());
    facts.put("soc", first.soc());
    facts.put("cores", Integer.toString(first.cores()));
    facts.put("build", joined(phones.stream().map(f -> f.phone().fingerprint()).toList()));
    facts.put(PHONES, Integer.toString(phones.size()));
    facts.put("benchmark app", joined(phones.stream().map(AgentFacts::agent).toList()));
    facts.put("thermal", joined(phones.stream().map(f -> f.state().thermal().text()).toList()));
    String charge =
        phones.stream()
            .map(AgentFacts::state)
            .map(PhoneState::batteryPercent)
            .filter(Objects::nonNull)
            .map(percent -> percent + " %")
            .collect(Collectors.joining(", "));
    if (!charge.isEmpty()) {
      facts.put("battery", charge);
    }
    return new PhoneGroup(id(first), first.simulated(), facts);
  }

  /** A group of which no phone can be used. */
  static PhoneGroup unready(AgentFacts phone) {
    PhoneGroup one = of(List.of(phone));
    Map<String, String> facts = new LinkedHashMap<>(one.facts());
    facts.values().removeIf(String::isEmpty);
    facts.keySet().removeAll(List.of("cores", "thermal"));
    facts.put(PHONES, "0");
    return new PhoneGroup(one.id(), one.simulated(), facts);
  }

  private static String joined(List<String> values) {
    return values.stream().distinct().filter(v -> !v.isBlank()).collect(Collectors.joining(", "));
  }
}
