package dev.understudy.reports.paper;

import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.PublishedValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layouts that this version knows, and the figures that their papers print. */
public final class Layouts {
  private static final Map<String, PaperLayout> KNOWN = new LinkedHashMap<>();

  static {
    for (PaperLayout layout :
        List.of(
            BlazeStyleGanLayout.LAYOUT,
            DglGanLayout.LAYOUT,
            EarlyExitsLayout.LAYOUT,
            GanCompressionLayout.LAYOUT,
            SpectralStyleDcganLayout.LAYOUT)) {
      KNOWN.put(layout.id(), layout);
    }
  }

  private Layouts() {}

  /** The ids in alphabetical order. */
  public static List<String> ids() {
    return List.copyOf(KNOWN.keySet());
  }

  /** A layout by its id. */
  public static Optional<PaperLayout> find(String id) {
    return Optional.ofNullable(KNOWN.get(id));
  }

  /**
   * A paper's table with the figures that we ship, {@code papers/ID/published.csv}.
   *
   * @param layout the layout
   * @param row the group that the run stands in, as in {@link PaperTable}
   */
  public static PaperTable shipped(PaperLayout layout, String row) {
    return new PaperTable(layout.id(), row, published(layout));
  }

  /** The figures that we ship; none for a paper that prints no table. */
  public static List<PublishedValue> published(PaperLayout layout) {
    String name = layout.id() + "/published.csv";
    try (InputStream in = Layouts.class.getResourceAsStream(name)) {
      return in == null
          ? List.of()
          : PublishedFile.read(
              new String(in.readAllBytes(), StandardCharsets.UTF_8), "papers/" + name, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
