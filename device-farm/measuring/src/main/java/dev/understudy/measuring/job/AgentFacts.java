package dev.understudy.measuring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the agent says of itself and its phone without a job; {@code facts.json}. A driver reads it
 * before a job, and while a phone cools down.
 *
 * @param agent the app's version
 * @param freeBytes room in its files folder
 */
public record AgentFacts(
    String agent, PhoneFacts phone, PhoneState state, DeveloperSettings settings, long freeBytes) {
  /** The file's name in the files folder. */
  public static final String FILE = "facts.json";

  /** The facts of now. */
  public static AgentFacts of(Phone phone, JobFolders folders) {
    return new AgentFacts(
        phone.agentVersion(),
        phone.facts(),
        phone.state(),
        phone.settings(),
        phone.freeBytes(folders.root()));
  }

  /** Writes the file, whole or not at all. */
  public void write(Phone phone, JobFolders folders) throws IOException {
    Path part = folders.root().resolve(FILE + ".part");
    try (OutputStream out = phone.create(part)) {
      out.write(toJson().getBytes(UTF_8));
    }
    Files.move(
        part,
        folders.root().resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The text of the file. */
  public String toJson() {
    JsonObject o = new JsonObject();
    o.addProperty("agent", agent);
    o.add("phone", PhoneJson.write(phone));
    o.add("state", PhoneJson.write(state));
    o.add("settings", settings.toJson());
    o.addProperty("freeBytes", freeBytes);
    return Json.text(o);
  }

  /**
   * Reads the file's text. Fields that this version does not know are left alone, and those that an
   * older app does not write are not told: a driver must be able to tell any version of the app by
   * it, and to replace it.
   *
   * @throws IllegalArgumentException naming the field that is wrong
   */
  public static AgentFacts parse(String json) {
    return Json.fields(json, FILE)
        .some(
            f ->
                new AgentFacts(
                    f.string("agent"),
                    f.object("phone").some(PhoneJson::facts),
                    f.object("state").some(PhoneJson::state),
                    f.has("settings")
                        ? f.object("settings").some(DeveloperSettings::of)
                        : DeveloperSettings.unknown(),
                    f.whole("freeBytes")));
  }
}
