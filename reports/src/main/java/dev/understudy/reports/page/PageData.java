package dev.understudy.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.understudy.reports.plot.ChartData;
import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.Plot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page's script draws from, as JSON within the page. Nothing in it can end the element
 * that holds it: {@code <}, {@code >} and {@code &} are escaped, and all that is not ASCII.
 */
record PageData(Map<String, Map<String, String>> palette, Map<String, ChartData> charts) {
  private static final JsonMapper JSON = mapper();

  /** The data of the plots that have any, and the colours of both grounds. */
  static PageData of(List<Plot> plots) {
    Map<String, ChartData> charts = new LinkedHashMap<>();
    for (Plot plot : plots) {
      if (plot.data() != null) {
        charts.put(plot.id(), plot.data());
      }
    }
    return new PageData(
        Map.of("light", Palette.LIGHT.colours(), "dark", Palette.DARK.colours()), charts);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers can be written", e);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .addModule(new SimpleModule().addSerializer(Double.class, new Numbers()))
            .build();
    mapper.getFactory().setCharacterEscapes(new MarkupEscapes());
    return mapper;
  }

  /** JSON knows no NaN; a whole number needs no point. */
  private static final class Numbers extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (!Double.isFinite(value)) {
        out.writeNull();
      } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        out.writeNumber(value.longValue());
      } else {
        out.writeNumber(value);
      }
    }
  }

  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&'}) {
        codes[c] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
