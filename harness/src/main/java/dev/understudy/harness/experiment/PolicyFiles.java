package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.harness.gate.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Reads the gate's policy files. */
public final class PolicyFiles {
  /** What messages call the policy that is built in. */
  public static final String DEFAULT = "default";

  private static final String RESOURCE = "default-policy.yaml";

  private static final class Loaded {
    static final ExperimentSchema SCHEMA = ExperimentSchema.load(FileKind.POLICY);
    static final String TEXT = text();
    static final Policy POLICY =
        new PolicyReader(DEFAULT, List.of())
            .read(
                TEXT,
                new Policy(
                    DEFAULT,
                    List.of(),
                    Policy.Hardware.TIMING,
                    Policy.RuntimeVersions.NOTE,
                    0.01,
                    0,
                    4,
                    5));
  }

  private PolicyFiles() {}

  /** The policy that holds where no file says otherwise. */
  public static Policy defaults() {
    return Loaded.POLICY;
  }

  /** The same as the YAML file that it is read from, with its comments. */
  public static String defaultsText() {
    return Loaded.TEXT;
  }

  /**
   * Reads a policy file on top of the defaults.
   *
   * @param measures the ids of all measures that there are; a rule for none of them is a mistake
   * @throws InvalidExperimentException with all errors at once, each with file, line, field,
   *     expected and remedy
   */
  public static Policy read(Path file, Collection<String> measures) {
    Problems problems = new Problems(file.toString(), FileKind.POLICY);
    String text = ExperimentText.read(file, problems);
    return new PolicyReader(file.toString(), measures).read(text, defaults());
  }

  /** The published JSON Schema of policy files (draft 2020-12). */
  public static String schema() {
    return Loaded.SCHEMA.text();
  }

  /** A file as a tree of values that the schema allows; what it does not is in the problems. */
  static Value checked(YamlDocument document, Problems problems) {
    JsonNode json = document.json(problems);
    SchemaCheck.check(Loaded.SCHEMA, document, json, problems);
    return new Value(json, FieldPath.ROOT);
  }

  private static String text() {
    try (InputStream in = PolicyFiles.class.getResourceAsStream(RESOURCE)) {
      return new String(
          Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
