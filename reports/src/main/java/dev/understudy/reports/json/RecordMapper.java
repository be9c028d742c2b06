package dev.understudy.reports.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How records look in JSON: fields in their declared order, ISO times, and null for NaN. */
final class RecordMapper {
  private RecordMapper() {}

  static JsonMapper create() {
    SimpleModule numbers =
        new SimpleModule()
            .addSerializer(double.class, new NanToNull())
            .addSerializer(Double.class, new NanToNull())
            .addDeserializer(double.class, new NullToNan());
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(numbers)
        .addMixIn(RunRecord.Curve.class, CurveMixIn.class)
        .addMixIn(RunRecord.GalleryEntry.class, ScoresMixIn.class)
        .addMixIn(OnDevices.DevicePicture.class, ScoresMixIn.class)
        // A record's components are its fields; methods such as isMeasured() are not.
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        // Map.of's order changes from run to run; equal records must be equal files.
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Lists keep the places of missing values. Only the annotations of a mix-in are ever used. */
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  private abstract static class CurveMixIn {
    @JsonDeserialize(contentUsing = NullToNan.class)
    private List<Double> x;

    @JsonDeserialize(contentUsing = NullToNan.class)
    private List<Double> y;
  }

  /** As {@link CurveMixIn}. */
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  private abstract static class ScoresMixIn {
    @JsonDeserialize(contentUsing = NullToNan.class)
    private Map<String, Double> scores;
  }

  private static final class NanToNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.isNaN()) {
        json.writeNull();
      } else {
        json.writeNumber(value); // an infinite one becomes "Infinity", which reads back
      }
    }
  }

  static final class NullToNan extends StdScalarDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    NullToNan() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return _parseDoublePrimitive(json, context);
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
