package dev.understudy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import android.app.Application;
import android.content.Intent;
import android.content.res.Configuration;
import android.view.ViewGroup;
import android.view.WindowManager;
import android.widget.TextView;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.ElementKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFile;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobInput;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.WholeResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowLooper;

/**
 * Intents, files and lifecycle on Android 14's own framework code. The jobs are run by the
 * desktop's TFLite, which takes the place of Android's.
 */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34, manifest = Config.NONE)
public class AgentActivityTests {
  private static final Path MODEL =
      Path.of("../../papers/test-models/blazestylegan-student.tflite");

  private final Application app = RuntimeEnvironment.getApplication();
  private JobFolders folders = new JobFolders(app.getFilesDir().toPath());

  @Before
  public void startProcess() {
    Agent.endProcess();
  }

  @After
  public void endJob() throws Exception {
    Agent agent = Agent.of(app);
    for (String id : new String[] {"j1", "long"}) {
      agent.obey(Map.of("command", "cancel", "job", id)::get);
    }
    while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("job"))) {
      Thread.sleep(10);
    }
    Agent.endProcess();
  }

  private static Intent intent(String... extras) {
    Intent intent = new Intent();
    for (int i = 0; i < extras.length; i += 2) {
      intent.putExtra(extras[i], extras[i + 1]);
    }
    return intent;
  }

  private static ActivityController<AgentActivity> open(String... extras) {
    return Robolectric.buildActivity(AgentActivity.class, intent(extras)).setup();
  }

  /** As Android delivers an intent to an activity that is in front. */
  private static void send(ActivityController<AgentActivity> activity, String... extras) {
    activity.pause().newIntent(intent(extras)).resume();
  }

  private static TextView view(ActivityController<AgentActivity> activity) {
    ViewGroup content = (ViewGroup) activity.get().findViewById(android.R.id.content);
    return (TextView) content.getChildAt(0);
  }

  private static JobStatus status(ActivityController<AgentActivity> activity) {
    ShadowLooper.idleMainLooper();
    return JobStatus.parse(view(activity).getText().toString());
  }

  private static JobStatus await(
      ActivityController<AgentActivity> activity, Predicate<JobStatus> wanted) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JobStatus now = status(activity);
    while (!wanted.test(now)) {
      assertThat(System.nanoTime()).as("still " + now.line()).isLessThan(deadline);
      Thread.sleep(10);
      now = status(activity);
    }
    return now;
  }

  private JobFile put(String name, byte[] content) throws Exception {
    Path file = folders.root().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
    return new JobFile(name, HexFormat.of().formatHex(hash));
  }

  /** A job of at least so many seconds. */
  private void send(String id, int seconds) throws Exception {
    Job job =
        new Job(
            id,
            put("models/m.tflite", Files.readAllBytes(MODEL)),
            List.of(
                new JobInput(
                    ElementKind.FLOAT32,
                    List.of(1, 32),
                    1,
                    put("tensors/z.bin", new byte[4 * 32]))),
            DelegateKind.CPU_XNNPACK,
            false,
            1,
            1,
            new LatencyPlan(
                "test",
                1,
                10,
                Duration.ofMillis(100),
                0.04,
                64,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds + 60),
                0),
            new Job.Keep(1, List.of(0)));
    Files.createDirectories(folders.job(id).getParent());
    Files.writeString(folders.job(id), job.toJson());
  }

  @Test
  public void showsOneLineUnderItsAccessibilityIdAndKeepsTheScreenOn() {
    ActivityController<AgentActivity> activity = open();
    assertThat(view(activity).getContentDescription().toString()).isEqualTo("understudy-status");
    assertThat(view(activity).getText().toString())
        .isEqualTo("state=idle job= step= done=0 total=0 message=");
    int flags = activity.get().getWindow().getAttributes().flags;
    assertThat(flags & WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON).isNotZero();
  }

  @Test
  public void runsAJobToItsResult() throws Exception {
    send("j1", 0);
    ActivityController<AgentActivity> activity = open("job", "j1");
    assertThat(await(activity, s -> s.state().over()).line())
        .isEqualTo("state=done job=j1 step= done=0 total=0 message=");
    WholeResult whole = WholeResult.read(folders.result("j1"));
    JobResult result = whole.result();
    assertThat(result.host().phone().os()).isEqualTo("Android 14");
    assertThat(whole.samples().orElseThrow().steadyNanos().length).isGreaterThanOrEqualTo(64);
    assertThat(result.states().get(0).state().foreground()).isTrue();
    assertThat(Files.size(whole.folder().resolve("output-0.bin"))).isEqualTo(64 * 64 * 3 * 4);
    assertThat(folders.running().toFile().list()).isEmpty();
  }

  @Test
  public void takesItsFilesFromTheExternalFolderIfTold() throws Exception {
    File external = app.getExternalFilesDir(null);
    folders = new JobFolders(external.toPath());
    send("j1", 0);
    ActivityController<AgentActivity> activity =
        open("command", "run", "job", "j1", "root", "external");
    assertThat(await(activity, s -> s.state().over()).state()).isEqualTo(JobState.DONE);
    assertThat(WholeResult.read(folders.result("j1")).result().id()).isEqualTo("j1");
  }

  @Test
  public void aJobThatCannotRunFailsAndSaysWhy() throws Exception {
    ActivityController<AgentActivity> activity = open("job", "j1");
    JobStatus end = await(activity, s -> s.state().over());
    assertThat(end.state()).isEqualTo(JobState.FAILED);
    assertThat(end.message()).contains("jobs/j1/job.json");
    assertThat(WholeResult.read(folders.result("j1")).result().state()).isEqualTo(JobState.FAILED);
  }

  @Test
  public void rotationNeitherEndsNorRestartsAJob() throws Exception {
    send("long", 60);
    ActivityController<AgentActivity> activity = open("job", "long");
    await(activity, s -> s.state() == JobState.MEASURING);
    Configuration landscape = new Configuration(app.getResources().getConfiguration());
    landscape.orientation = Configuration.ORIENTATION_LANDSCAPE;
    activity.configurationChange(landscape);
    assertThat(status(activity).state()).isEqualTo(JobState.MEASURING);
    // What Android does for changes that an app does not take itself.
    activity.recreate();
    assertThat(status(activity).state()).isEqualTo(JobState.MEASURING);
    long jobs =
        Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("job")).count();
    assertThat(jobs).isEqualTo(1);
  }

  @Test
  public void aSecondLaunchLeavesTheRunningJobAlone() throws Exception {
    send("long", 60);
    send("j1", 0);
    ActivityController<AgentActivity> activity = open("job", "long");
    await(activity, s -> s.state() == JobState.MEASURING);
    send(activity, "job", "long");
    assertThat(status(activity).state()).isEqualTo(JobState.MEASURING);
    send(activity, "job", "j1");
    JobStatus refused = status(activity);
    assertThat(refused.job()).isEqualTo("long");
    assertThat(refused.message()).isEqualTo("refused job j1: job long is running");
    for (String command : new String[] {"clear", "facts"}) {
      send(activity, "command", command);
      assertThat(status(activity).message())
          .isEqualTo("refused " + command + ": job long is running");
    }
    assertThat(folders.job("long")).exists();
  }

  @Test
  public void cancelsTheJobThatIsNamed() throws Exception {
    send("long", 60);
    ActivityController<AgentActivity> activity = open("job", "long");
    await(activity, s -> s.state() == JobState.MEASURING);
    send(activity, "command", "cancel", "job", "j1");
    assertThat(status(activity).message()).contains("j1 is not running");
    send(activity, "command", "cancel", "job", "long");
    assertThat(await(activity, s -> s.state().over()).state()).isEqualTo(JobState.CANCELLED);
    assertThat(WholeResult.read(folders.result("long")).samples()).isEmpty();
    // And the next may run.
    send("j1", 0);
    send(activity, "job", "j1");
    assertThat(await(activity, s -> s.job().equals("j1") && s.state().over()).state())
        .isEqualTo(JobState.DONE);
  }

  @Test
  public void aJobWhoseProcessWasKilledIsInterruptedAtTheNextStart() throws Exception {
    Files.createDirectories(folders.running("j1"));
    Files.writeString(
        folders.running("j1").resolve("state"),
        new JobStatus("j1", JobState.PICTURES, "pictures", 0, 0, "").line());
    Files.write(folders.running("j1").resolve("output-0.bin"), new byte[100]);
    ActivityController<AgentActivity> activity = open("command", "status");
    JobStatus status = status(activity);
    assertThat(status.state()).isEqualTo(JobState.INTERRUPTED);
    assertThat(status.job()).isEqualTo("j1");
    assertThat(status.message()).contains("state=pictures");
    assertThat(folders.result("j1").toFile().list())
        .containsExactlyInAnyOrder("result.json", "DONE");
    send("j1", 0);
    send(activity, "job", "j1");
    assertThat(status(activity).state()).isEqualTo(JobState.INTERRUPTED);
  }

  @Test
  public void deletesAndClears() throws Exception {
    send("j1", 0);
    ActivityController<AgentActivity> activity = open("job", "j1");
    await(activity, s -> s.state().over());
    send(activity, "command", "delete", "job", "j1");
    assertThat(status(activity).line())
        .isEqualTo("state=idle job=j1 step= done=0 total=0 message=delete done");
    assertThat(folders.result("j1")).doesNotExist();
    assertThat(folders.root().resolve("models/m.tflite")).exists();
    send(activity, "command", "clear");
    assertThat(status(activity).message()).isEqualTo("clear done");
    assertThat(folders.root().resolve("models")).doesNotExist();
  }

  @Test
  public void joinsAFileFromItsPieces() throws Exception {
    put("models/m.tflite.part-0", new byte[] {1, 2});
    put("models/m.tflite.part-1", new byte[] {3});
    String[] join = {
      "command", "join", "file", "models/m.tflite", "pieces", "2", "bytes", "3", "root", "internal"
    };
    ActivityController<AgentActivity> activity = open(join);
    assertThat(await(activity, s -> !s.message().isEmpty()).line())
        .isEqualTo("state=idle job= step= done=0 total=0 message=join done: models/m.tflite");
    assertThat(folders.root().resolve("models/m.tflite")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(folders.root().resolve("models").toFile().list()).containsExactly("m.tflite");
    // An intent is handed over anew where a driver lost its session.
    send(activity, join);
    assertThat(await(activity, s -> !s.message().isEmpty()).message()).startsWith("join done");

    put("models/n.tflite.part-1", new byte[1]);
    join[3] = "models/n.tflite";
    send(activity, join);
    assertThat(await(activity, JobStatus::refused).message())
        .startsWith("refused join: missing-file: models/n.tflite: n.tflite.part-0 is not there");
    join[3] = "models/../results/j1/result.json";
    send(activity, join);
    assertThat(status(activity).message()).startsWith("refused: file: \"models/../results");
  }

  @Test
  public void writesFactsWithoutAJob() throws IOException {
    ActivityController<AgentActivity> activity = open("command", "facts");
    assertThat(status(activity).message()).isEqualTo("facts done");
    AgentFacts facts = AgentFacts.parse(Files.readString(folders.root().resolve("facts.json")));
    assertThat(facts.phone().sdk()).isEqualTo(34);
    assertThat(facts.freeBytes()).isPositive();
  }

  @Test
  public void refusesWhatItDoesNotUnderstandAndSaysSo() {
    ActivityController<AgentActivity> activity = open("command", "dance");
    assertThat(status(activity).message()).contains("dance").contains("run, status, cancel");
    send(activity, "command", "run");
    assertThat(status(activity).message()).contains("needs the extra job");
    send(activity, "job", "../x");
    assertThat(status(activity).message()).contains("../x");
    send(activity, "command", "facts", "root", "moon");
    assertThat(status(activity).message()).contains("moon");
    assertThat(status(activity).state()).isEqualTo(JobState.IDLE);
  }

  @Test
  public void beginsNothingBeforeItIsInFront() {
    ActivityController<AgentActivity> activity =
        Robolectric.buildActivity(AgentActivity.class, intent("job", "j1")).create().start();
    assertThat(status(activity).state()).isEqualTo(JobState.IDLE);
    activity.resume();
    assertThat(status(activity).job()).isEqualTo("j1");
  }

  @Test
  public void tellsWhetherItIsInFront() {
    ActivityController<AgentActivity> activity = open();
    activity.pause();
    AndroidPhone phone = Agent.of(app).phone();
    assertThat(phone.state().foreground()).isFalse();
    activity.resume();
    assertThat(phone.state().foreground()).isTrue();
    assertThat(AgentCommand.ACTIVITY).isEqualTo(AgentActivity.class.getName());
  }
}
