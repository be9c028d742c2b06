package dev.understudy.reports.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.Sha256;
import java.io.IOException;

/**
 * The content hash of a record as it was written: of its JSON without white space, with fields by
 * name and numbers as decimals. A record keeps its hash when it is formatted anew, and whatever
 * version of ours reads it.
 */
public final class RecordHash {
  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          // As text says them: how a double is printed differs between versions of Java.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private RecordHash() {}

  /**
   * The hash.
   *
   * @param json a record's JSON, in UTF-8
   * @return 64 lower-case hexadecimal digits
   * @throws IllegalArgumentException if it is no JSON
   */
  public static String of(byte[] json) {
    try {
      return Sha256.of(CANONICAL.writeValueAsString(CANONICAL.readValue(json, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory are always readable", e);
    }
  }
}
