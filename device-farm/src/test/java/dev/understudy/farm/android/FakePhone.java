package dev.understudy.farm.android;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.farm.launching.Sleeper;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobException;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A phone in memory, for what a driver does where the real server would take minutes: its jobs end
 * as they are told, and time is what the driver sleeps.
 */
final class FakePhone implements PhoneLink.Opener {
  final Map<String, byte[]> files = new HashMap<>();

  /** What becomes of each job that is started, in order; where there is none, it runs on. */
  final Deque<Function<Job, JobResult>> endings = new ArrayDeque<>();

  final List<String> jobs = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final List<Duration> slept = new ArrayList<>();
  final Deque<PhoneState> states = new ArrayDeque<>(List.of(TestResults.GOOD));
  Optional<JobStatus> status = Optional.empty();
  List<String> log = List.of();
  String refusesFacts = "";
  boolean clearMakesRoom;

  /** What an app of another version writes for facts. */
  String facts = "";

  String samples = "";
  boolean away;
  boolean covered;
  int sessions;

  /** What happens while the driver sleeps. */
  Runnable meanwhile = () -> {};

  Sleeper sleeper() {
    return time -> {
      slept.add(time);
      meanwhile.run();
    };
  }

  Duration waited() {
    return slept.stream().reduce(Duration.ZERO, Duration::plus);
  }

  PhoneSession session() {
    return session(null);
  }

  PhoneSession session(@Nullable AgentApk apk) {
    return new PhoneSession("fake", 8200, this, null, apk, Patience.DEFAULT, sleeper(), 1L << 30);
  }

  @Override
  public PhoneLink open(String udid, int systemPort) {
    reach();
    sessions++;
    return new Link();
  }

  private void reach() {
    if (away) {
      throw PhoneException.lost("the fake is away", null);
    }
  }

  /** Ends a job: its result is there, and the app says so. */
  void end(JobResult result) {
    String folder = "results/" + result.id() + "/";
    StringBuilder done = new StringBuilder();
    JobResult.Timing timing = result.timing();
    if (timing != null) {
      put(
          folder,
          JobFolders.SAMPLES,
          samples.isEmpty() ? TestResults.samples(timing) : samples,
          done);
    }
    put(folder, JobFolders.RESULT, result.toJson(), done);
    files.put(folder + JobFolders.DONE, done.toString().getBytes(UTF_8));
    status = Optional.of(result.status());
  }

  private void put(String folder, String name, String text, StringBuilder done) {
    files.put(folder + name, text.getBytes(UTF_8));
    done.append(sha256(text)).append("  ").append(name).append('\n');
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String id) {
    if (!jobs.contains(id)) {
      jobs.add(id);
      status = Optional.of(new JobStatus(id, JobState.MEASURING, "steady", 1, 64, ""));
      Function<Job, JobResult> ending = endings.poll();
      if (ending != null) {
        end(ending.apply(job(id)));
      }
    }
  }

  private Job job(String id) {
    try {
      return Job.parse(new String(files.get("jobs/" + id + "/job.json"), UTF_8));
    } catch (JobException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Link implements PhoneLink {
    @Override
    public Optional<PhoneFacts> phone() {
      return Optional.of(TestResults.PIXEL);
    }

    @Override
    public boolean hasAgent() {
      reach();
      return true;
    }

    @Override
    public void install(Path apk) {
      reach();
      asked.add("install " + apk);
      facts = "";
    }

    @Override
    public void start(Map<String, String> extras) {
      reach();
      String command = String.valueOf(extras.get(AgentCommand.COMMAND));
      asked.add(command);
      switch (AgentCommand.of(command, extras.get(AgentCommand.JOB))) {
        case RUN -> run(String.valueOf(extras.get(AgentCommand.JOB)));
        case FACTS -> {
          if (!refusesFacts.isEmpty()) {
            status = Optional.of(JobStatus.of("", JobState.IDLE, refusesFacts));
            return;
          }
          PhoneState now = states.size() > 1 ? states.remove() : states.element();
          String ours =
              new AgentFacts("1.0", TestResults.PIXEL, now, DeveloperSettings.unknown(), 1L << 40)
                  .toJson();
          files.put(AgentFacts.FILE, (facts.isEmpty() ? ours : facts).getBytes(UTF_8));
          idle(command);
        }
        case CLEAR -> {
          refusesFacts = clearMakesRoom ? "" : refusesFacts;
          idle(command);
        }
        default -> idle(command);
      }
    }

    private void idle(String command) {
      status = Optional.of(JobStatus.of("", JobState.IDLE, command + " done"));
    }

    @Override
    public void stop() {
      reach();
      asked.add("stop");
    }

    @Override
    public Optional<JobStatus> status() {
      reach();
      asked.add("status?");
      return covered ? Optional.empty() : status;
    }

    @Override
    public void push(Path file, String to) {
      reach();
      try {
        files.put(to, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<byte[]> pull(String from) {
      reach();
      return Optional.ofNullable(files.get(from));
    }

    @Override
    public List<String> lastLines() {
      return log;
    }

    @Override
    public void close() {
      asked.add("close");
    }
  }
}
