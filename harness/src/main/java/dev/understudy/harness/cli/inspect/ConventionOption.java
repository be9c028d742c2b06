package dev.understudy.harness.cli.inspect;

import dev.understudy.runtimes.CostConvention;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A convention by its id. */
final class ConventionOption implements ITypeConverter<CostConvention> {
  /** For help and completion. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ids().iterator();
    }
  }

  private static List<String> ids() {
    return Stream.of(CostConvention.values()).map(CostConvention::id).toList();
  }

  @Override
  public CostConvention convert(String id) {
    return Stream.of(CostConvention.values())
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException("expected one of " + ids() + " but was '" + id + "'"));
  }
}
