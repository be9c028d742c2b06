package dev.understudy.reports.table;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.Role;
import dev.understudy.reports.table.Table.Column;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Column headings as plain text. */
public final class Headings {
  private Headings() {}

  /** The first line: what the column is. */
  public static String title(Column column) {
    return switch (column.kind()) {
      case REAL -> "Real";
      case SUBJECT -> Names.visible(column.subject());
      case DIFFERENCE -> "Difference";
      case RATIO -> "Ratio";
    };
  }

  /** The second line: a subject's role, or what is subtracted or divided. */
  public static String subtitle(Column column) {
    return switch (column.kind()) {
      case REAL -> "floor";
      case SUBJECT -> role(column.role());
      case DIFFERENCE -> who(column) + " − teacher";
      case RATIO -> who(column) + " / teacher";
    };
  }

  /** A measure's label, with its unit where cells do not carry it. */
  public static String of(MeasureInfo measure, Collection<Measurement> values) {
    return Names.visible(measure.label())
        + values.stream()
            .map(Measurement::unit)
            .filter(Figures::isBesideTheLabel)
            .findFirst()
            .map(unit -> " (" + unit.symbol() + ")")
            .orElse("");
  }

  private static String who(Column column) {
    return column.several() ? Names.visible(column.subject()) : "student";
  }

  private static String role(@Nullable Role role) {
    return role == null ? "" : role.name().toLowerCase(Locale.ROOT);
  }
}
