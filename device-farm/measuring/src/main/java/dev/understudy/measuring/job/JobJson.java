package dev.understudy.measuring.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.understudy.measuring.LatencyPlan;
import java.time.Duration;

/** A {@link Job} as JSON. */
final class JobJson {
  private JobJson() {}

  static JsonObject write(Job job) {
    JsonObject o = new JsonObject();
    o.addProperty("version", Job.VERSION);
    o.addProperty("id", job.id());
    o.add("model", write(job.model()));
    JsonArray inputs = new JsonArray();
    for (JobInput input : job.inputs()) {
      JsonObject i = new JsonObject();
      i.addProperty("type", input.type().text());
      i.add("shape", Json.array(input.shape()));
      i.addProperty("samples", input.samples());
      i.add("data", write(input.data()));
      inputs.add(i);
    }
    o.add("inputs", inputs);
    o.addProperty("delegate", job.delegate().text());
    o.addProperty("fp16", job.fp16());
    o.addProperty("threads", job.threads());
    o.addProperty("launch", job.launch());
    if (job.latency() != null) {
      o.add("latency", write(job.latency()));
    }
    JsonObject keep = new JsonObject();
    keep.addProperty("samples", job.keep().samples());
    keep.add("outputs", Json.array(job.keep().outputs()));
    o.add("keep", keep);
    return o;
  }

  private static JsonObject write(JobFile file) {
    JsonObject o = new JsonObject();
    o.addProperty("file", file.file());
    o.addProperty("sha256", file.sha256());
    return o;
  }

  private static JsonObject write(LatencyPlan plan) {
    JsonObject o = new JsonObject();
    o.addProperty("name", plan.name());
    o.addProperty("launches", plan.launches());
    o.addProperty("warmUpRuns", plan.warmUpRuns());
    o.addProperty("maxWarmUpMs", plan.maxWarmUp().toMillis());
    o.addProperty("stability", plan.stability());
    o.addProperty("minRuns", plan.minRuns());
    o.addProperty("minTimeMs", plan.minTime().toMillis());
    o.addProperty("maxTimeMs", plan.maxTime().toMillis());
    o.addProperty("halfWidth", plan.halfWidth());
    return o;
  }

  static Job read(String json) throws JobException {
    try {
      return Json.fields(json, "the job").finish(JobJson::job);
    } catch (IllegalArgumentException e) {
      throw new JobException(
          FailureKind.BAD_JOB,
          "job.json",
          String.valueOf(e.getMessage()),
          "a job of version " + Job.VERSION + " as docs/agent.md describes it",
          e);
    }
  }

  static Job job(Fields f) {
    int version = f.integer("version");
    if (version != Job.VERSION) {
      throw new IllegalArgumentException(
          "version: " + version + " is not the " + Job.VERSION + " that this agent reads");
    }
    return new Job(
        f.string("id"),
        f.object("model").finish(JobJson::file),
        f.objects("inputs", JobJson::input),
        DelegateKind.of(f.string("delegate")),
        f.bool("fp16"),
        f.integer("threads"),
        f.integer("launch"),
        f.has("latency") ? f.object("latency").finish(JobJson::plan) : null,
        f.object("keep").finish(k -> new Job.Keep(k.integer("samples"), k.integers("outputs"))));
  }

  private static JobFile file(Fields f) {
    return new JobFile(f.string("file"), f.string("sha256"));
  }

  private static JobInput input(Fields f) {
    return new JobInput(
        ElementKind.of(f.string("type")),
        f.integers("shape"),
        f.integer("samples"),
        f.object("data").finish(JobJson::file));
  }

  private static LatencyPlan plan(Fields f) {
    return new LatencyPlan(
        f.string("name"),
        f.integer("launches"),
        f.integer("warmUpRuns"),
        Duration.ofMillis(f.whole("maxWarmUpMs")),
        f.number("stability"),
        f.integer("minRuns"),
        Duration.ofMillis(f.whole("minTimeMs")),
        Duration.ofMillis(f.whole("maxTimeMs")),
        f.number("halfWidth"));
  }
}
