package dev.understudy.measuring.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.understudy.measuring.StopReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link JobResult} as JSON. */
final class ResultJson {
  private ResultJson() {}

  static JsonObject write(JobResult r) {
    JsonObject o = new JsonObject();
    o.addProperty("version", JobResult.VERSION);
    o.addProperty("id", r.id());
    o.addProperty("state", r.state().text());
    if (r.failure() != null) {
      o.addProperty("failure", r.failure().text());
    }
    o.addProperty("message", r.message());
    o.addProperty("agent", r.host().agent());
    o.addProperty("runtime", r.host().runtime());
    o.addProperty("startedAt", r.host().startedAt());
    o.addProperty("jobsBefore", r.host().jobsBefore());
    o.add("phone", PhoneJson.write(r.host().phone()));
    if (r.loaded() != null) {
      o.add("loaded", write(r.loaded()));
    }
    if (r.timing() != null) {
      o.add("timing", write(r.timing()));
    }
    JsonArray states = new JsonArray();
    for (JobResult.StateAt at : r.states()) {
      JsonObject s = new JsonObject();
      s.addProperty("phase", at.phase());
      s.addProperty("atMs", at.atMillis());
      s.addProperty("runs", at.runs());
      s.add("phone", PhoneJson.write(at.state()));
      states.add(s);
    }
    o.add("states", states);
    JsonArray outputs = new JsonArray();
    for (JobResult.Output output : r.outputs()) {
      outputs.add(write(output));
    }
    o.add("outputs", outputs);
    if (r.job() != null) {
      o.add("job", JobJson.write(r.job()));
    }
    return o;
  }

  private static JsonObject write(JobResult.Loaded loaded) {
    JsonObject o = new JsonObject();
    o.addProperty("loadNs", loaded.loadNanos());
    if (loaded.coverage().known()) {
      JsonArray delegates = new JsonArray();
      for (Coverage c : loaded.coverage().delegates()) {
        JsonObject d = new JsonObject();
        d.addProperty("delegate", c.delegate());
        d.addProperty("nodes", c.nodes());
        d.addProperty("of", c.of());
        d.addProperty("partitions", c.partitions());
        delegates.add(d);
      }
      o.add("coverage", delegates);
    }
    JsonObject memory = new JsonObject();
    Json.addIfKnown(memory, "residentBytes", loaded.memory().residentBytes());
    Json.addIfKnown(memory, "peakResidentBytes", loaded.memory().peakResidentBytes());
    Json.addIfKnown(memory, "proportionalBytes", loaded.memory().proportionalBytes());
    o.add("memory", memory);
    return o;
  }

  private static JsonObject write(JobResult.Timing timing) {
    JsonObject o = new JsonObject();
    o.addProperty("firstNs", timing.firstNanos());
    o.addProperty("warmUpRuns", timing.warmUpRuns());
    o.addProperty("steadyRuns", timing.steadyRuns());
    o.addProperty("stable", timing.stable());
    o.addProperty("stop", word(timing.stop()));
    o.addProperty("probeBeforeNs", timing.probeBeforeNanos());
    o.addProperty("probeAfterNs", timing.probeAfterNanos());
    return o;
  }

  private static JsonObject write(JobResult.Output output) {
    JsonObject o = new JsonObject();
    o.addProperty("index", output.index());
    o.addProperty("name", output.name());
    o.addProperty("type", output.type().text());
    o.add("shape", Json.array(output.shape()));
    o.addProperty("samples", output.samples());
    if (output.scale() != 0) {
      o.addProperty("scale", output.scale());
      o.addProperty("zeroPoint", output.zeroPoint());
    }
    o.addProperty("file", output.file());
    return o;
  }

  private static String word(StopReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static JobResult read(String json) {
    return Json.fields(json, JobFolders.RESULT).finish(ResultJson::result);
  }

  private static JobResult result(Fields f) {
    int version = f.integer("version");
    if (version != JobResult.VERSION) {
      throw new IllegalArgumentException(
          "version: "
              + version
              + " is not the "
              + JobResult.VERSION
              + " that is read here; install the agent of this version");
    }
    return new JobResult(
        f.string("id"),
        f.has("job") ? f.object("job").finish(JobJson::job) : null,
        JobState.of(f.string("state")),
        f.has("failure") ? FailureKind.of(f.string("failure")) : null,
        f.string("message"),
        new JobResult.Host(
            f.string("agent"),
            f.string("runtime"),
            f.string("startedAt"),
            f.integer("jobsBefore"),
            f.object("phone").finish(PhoneJson::facts)),
        f.has("loaded") ? f.object("loaded").finish(ResultJson::loaded) : null,
        f.has("timing") ? f.object("timing").finish(ResultJson::timing) : null,
        f.objects("states", ResultJson::stateAt),
        f.objects("outputs", ResultJson::output));
  }

  private static JobResult.Loaded loaded(Fields f) {
    return new JobResult.Loaded(
        f.whole("loadNs"),
        f.has("coverage")
            ? new Phone.DelegateReport(true, f.objects("coverage", ResultJson::coverage))
            : Phone.DelegateReport.unknown(),
        f.object("memory").finish(ResultJson::memory));
  }

  private static Coverage coverage(Fields f) {
    return new Coverage(
        f.string("delegate"), f.integer("nodes"), f.integer("of"), f.integer("partitions"));
  }

  private static Memory memory(Fields f) {
    return new Memory(
        f.wholeIfKnown("residentBytes"),
        f.wholeIfKnown("peakResidentBytes"),
        f.wholeIfKnown("proportionalBytes"));
  }

  private static JobResult.Timing timing(Fields f) {
    return new JobResult.Timing(
        f.whole("firstNs"),
        f.integer("warmUpRuns"),
        f.integer("steadyRuns"),
        f.bool("stable"),
        Words.parse(StopReason.class, f.string("stop"), ResultJson::word),
        f.whole("probeBeforeNs"),
        f.whole("probeAfterNs"));
  }

  private static JobResult.StateAt stateAt(Fields f) {
    return new JobResult.StateAt(
        f.string("phase"),
        f.whole("atMs"),
        f.integer("runs"),
        f.object("phone").finish(PhoneJson::state));
  }

  private static JobResult.Output output(Fields f) {
    @Nullable Double scale = f.numberIfKnown("scale");
    @Nullable Integer zeroPoint = f.integerIfKnown("zeroPoint");
    return new JobResult.Output(
        f.integer("index"),
        f.string("name"),
        ElementKind.of(f.string("type")),
        f.integers("shape"),
        f.integer("samples"),
        scale == null ? 0 : scale,
        zeroPoint == null ? 0 : zeroPoint,
        f.string("file"));
  }
}
