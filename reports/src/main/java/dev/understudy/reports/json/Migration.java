package dev.understudy.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.reports.RunRecord;

/** Brings records of older versions to the one that this code knows. */
final class Migration {
  /** The oldest version that there was. */
  static final int OLDEST = 1;

  private Migration() {}

  /** The same record in the current version; what older ones did not have is empty. */
  static ObjectNode toCurrent(ObjectNode old) {
    ObjectNode record = old.deepCopy();
    if (old.path("schema").asInt() < 2) {
      record.putArray("exits");
      record.putNull("paper");
    }
    if (old.path("schema").asInt() < 3) {
      record.putArray("values");
      for (JsonNode entry : record.path("gallery")) {
        if (entry instanceof ObjectNode picture) {
          picture.putArray("maps");
        }
      }
    }
    if (old.path("schema").asInt() < 4) {
      ObjectNode onDevices = record.putObject("onDevices");
      onDevices.putArray("sustained");
      onDevices.putArray("pictures");
    }
    return record.put("schema", RunRecord.SCHEMA);
  }
}
