package dev.understudy.harness.experiment;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What a plain scalar means, by YAML 1.2's core schema (its section 10.3.2), as editors with a JSON
 * Schema read it: {@code no} is text, {@code 010} is ten and {@code 1:30} is no number. The
 * library's own rules are those of YAML 1.1.
 */
final class CoreSchemaResolver extends Resolver {
  static final Pattern CORE_NULL = Pattern.compile("|~|null|Null|NULL");
  static final Pattern CORE_BOOL = Pattern.compile("true|True|TRUE|false|False|FALSE");
  static final Pattern CORE_INT = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  static final Pattern CORE_FLOAT =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
    addImplicitResolver(Tag.NULL, CORE_NULL, "~nN");
    addImplicitResolver(Tag.BOOL, CORE_BOOL, "tTfF");
    addImplicitResolver(Tag.INT, CORE_INT, "-+0123456789");
    addImplicitResolver(Tag.FLOAT, CORE_FLOAT, "-+.0123456789");
  }
}
