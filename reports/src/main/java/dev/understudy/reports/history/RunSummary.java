package dev.understudy.reports.history;

import java.time.Instant;
import java.util.List;

/**
 * A stored run in brief. Names of more than {@value StoredText#LONGEST_KEY} bytes are shortened;
 * the record has them whole.
 *
 * @param id its history id: the content hash of its record, 64 hexadecimal digits
 * @param name the experiment's name
 * @param experimentHash the content hash of the resolved experiment
 * @param started when the run was started, to the microsecond
 * @param imported when it was stored
 * @param host what the record says of its host, in one line
 * @param version the understudy that ran it
 * @param rows how many values it has
 * @param invalid how many of them were not plainly measured
 * @param subjects its subjects' names, sorted
 * @param devices its devices' ids, sorted
 * @param tags its tags, sorted
 */
public record RunSummary(
    String id,
    String name,
    String experimentHash,
    Instant started,
    Instant imported,
    String host,
    String version,
    int rows,
    int invalid,
    List<String> subjects,
    List<String> devices,
    List<String> tags) {
  /** Copies the lists. */
  public RunSummary {
    subjects = List.copyOf(subjects);
    devices = List.copyOf(devices);
    tags = List.copyOf(tags);
  }

  /** The id's first twelve digits, which people read and type. */
  public String shortId() {
    return id.substring(0, 12);
  }
}
