package dev.understudy.reports.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.common.InputException;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads and writes the record file. */
public final class RecordFiles {
  private static final JsonMapper MAPPER = RecordMapper.create();
  private static final String EXPECTED = "a record written by understudy";
  private static final String AGAIN = "run the experiment again with --resume, which rewrites it";

  private RecordFiles() {}

  /**
   * Reads a record.
   *
   * @param file the record file
   * @throws InputException if it is missing, empty, cut off, no record, or of another version
   */
  public static RunRecord read(Path file) {
    return parse(file.toString(), content(file));
  }

  /**
   * Reads a record that is in memory.
   *
   * @param file where it comes from, for messages
   * @param content its JSON, in UTF-8
   * @throws InputException as {@link #read}
   */
  public static RunRecord parse(String file, byte[] content) {
    if (new String(content, StandardCharsets.UTF_8).isBlank()) {
      throw new InputException(file, "the file is empty", EXPECTED, AGAIN);
    }
    try {
      RunRecord record =
          schema(file, content) == RunRecord.SCHEMA
              ? MAPPER.readValue(content, RunRecord.class)
              : MAPPER.treeToValue(Migration.toCurrent(tree(content)), RunRecord.class);
      NullCheck.find(record)
          .ifPresent(
              field -> {
                throw new InputException(
                    file + ": " + field, "the value is missing", EXPECTED, AGAIN);
              });
      return record;
    } catch (JsonProcessingException e) {
      throw new InputException(where(file, e), problem(e), EXPECTED, AGAIN, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A record file's bytes, not looked at yet.
   *
   * @throws InputException if it is missing or cannot be read
   */
  public static byte[] content(Path file) {
    if (!Files.exists(file)) {
      throw new InputException(
          file.toString(),
          "there is no such file",
          "a run's folder with a record in it, or a record file",
          "check the path; a run that has not finished has no record yet: continue it with"
              + " --resume");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "the file cannot be read", EXPECTED, "check its permissions", e);
    }
  }

  /**
   * Writes a record, atomically: a crash leaves the old file or the new one.
   *
   * @throws UncheckedIOException if the folder cannot be written, or the disk is full
   */
  public static void write(Path file, RunRecord record) {
    try {
      byte[] json = MAPPER.writeValueAsBytes(record);
      byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      AtomicFile.write(file, line);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file + ": " + e.getMessage(), e);
    }
  }

  private static ObjectNode tree(byte[] content) throws IOException {
    return MAPPER.readValue(content, ObjectNode.class);
  }

  /** Looks at the version alone first: a newer record may have fields that we do not know. */
  private static int schema(String file, byte[] content) throws IOException {
    try (JsonParser json = MAPPER.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InputException(where(file, json), "this is no JSON object", EXPECTED, AGAIN);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("schema")) {
          int schema = json.getValueAsInt(-1);
          checkSchema(where(file, json), schema);
          return schema;
        }
        json.skipChildren();
      }
    }
    throw new InputException(
        file + ": schema", "the file does not say its version", EXPECTED, AGAIN);
  }

  private static void checkSchema(String where, int schema) {
    if (schema > RunRecord.SCHEMA) {
      throw new InputException(
          where + ": schema",
          "this record has version " + schema + ", written by a newer understudy than this one",
          "version " + RunRecord.SCHEMA,
          "read it with the newer understudy");
    }
    if (schema < Migration.OLDEST) {
      throw new InputException(
          where + ": schema",
          schema < 0 ? "this is no version number" : "version " + schema + " never existed",
          "version " + RunRecord.SCHEMA,
          AGAIN);
    }
  }

  private static String where(String file, JsonParser json) {
    return at(file, json.currentTokenLocation());
  }

  private static String where(String file, JsonProcessingException e) {
    String field = e instanceof JsonMappingException m ? path(m) : "";
    return at(file, e.getLocation()) + (field.isEmpty() ? "" : ": " + field);
  }

  private static String at(String file, @Nullable JsonLocation at) {
    return at == null ? file : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String problem(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    boolean cutOff = message.startsWith("Unexpected end-of-input");
    return cutOff ? "the file is cut off" : message.lines().findFirst().orElse("not readable");
  }
}
