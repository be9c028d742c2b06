package dev.understudy.harness.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of keys that the schema does not know, and remembers what they were meant to be. */
final class UnknownKeys {
  private final ExperimentSchema schema;
  private final Expectations expectations;
  private final Set<FieldPath> meant = new HashSet<>();

  UnknownKeys(ExperimentSchema schema, Expectations expectations) {
    this.schema = schema;
    this.expectations = expectations;
  }

  void tell(FieldPath field, YamlDocument document, Problems problems) {
    String key = field.lastKey();
    FieldPath mapping = field.parent();
    List<String> known = expectations.knownKeys(mapping);
    Optional<String> near = Suggestions.nearest(key, known);
    near.ifPresent(
        name -> {
          meant.add(mapping.key(name));
          problems.doubt(mapping.key(name));
        });
    problems.add(
        document.position(field),
        field,
        "the key " + Quote.of(key) + " is unknown here",
        "one of the keys " + Quote.all(known),
        near.map(name -> "did you mean " + Quote.of(name) + "?").orElseGet(() -> elsewhere(key)));
  }

  /** Whether an unknown key may have been meant as this one, so that it is not missing too. */
  boolean mayMean(FieldPath field) {
    return meant.contains(field);
  }

  private String elsewhere(String key) {
    List<FieldPath> places = schema.placesOf(key);
    return places.size() == 1
        ? "remove it, or put it where it belongs: " + Quote.of(places.get(0).toString())
        : "remove it";
  }
}
