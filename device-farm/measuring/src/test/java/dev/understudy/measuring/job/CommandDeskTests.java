package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.measuring.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk alone: work waits until the test lets it run. */
class CommandDeskTests {
  @TempDir Path root;
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<JobStatus> shown = new ArrayList<>();
  private final TestPhone phone = new TestPhone();
  private CommandDesk desk;

  /** A device without shared storage. */
  private final class App implements CommandDesk.App {
    @Override
    public JobFolders folders(FilesRoot folder) throws IOException {
      if (folder == FilesRoot.EXTERNAL) {
        throw new IOException("there is no shared storage");
      }
      return new JobFolders(root);
    }

    @Override
    public void start(Runnable next) {
      work.add(next);
    }

    @Override
    public void pass(JobStatus told, Consumer<JobStatus> to) {
      to.accept(told);
    }

    @Override
    public void show(JobStatus now) {
      shown.add(now);
    }
  }

  @BeforeEach
  void startProcess() {
    desk = new CommandDesk(phone, Ticker.SYSTEM, Clock.systemUTC(), new App());
  }

  private JobStatus obey(String... extras) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < extras.length; i += 2) {
      all.put(extras[i], extras[i + 1]);
    }
    desk.obey(all::get);
    assertThat(shown.get(shown.size() - 1)).isEqualTo(desk.status());
    return desk.status();
  }

  @Test
  void aFolderThatIsNotThereIsToldAndStopsNothingElse() {
    assertThat(desk.status().message()).contains("interrupted jobs", "no shared storage");
    assertThat(obey("job", "j", "root", "external").message())
        .isEqualTo("refused: there is no shared storage");
    assertThat(obey("command", "facts").message()).isEqualTo("facts done");
    assertThat(root.resolve("facts.json")).exists();
  }

  @Test
  void showsTheEndOfAnInterruptedJobUntilItIsAskedForAnother() throws Exception {
    Files.createDirectories(root.resolve("running/old"));
    startProcess();

    assertThat(obey().state()).isEqualTo(JobState.INTERRUPTED);
    assertThat(obey("job", "old").job()).isEqualTo("old");
    assertThat(work).isEmpty();
  }

  @Test
  void oneJobAtATime() {
    assertThat(obey("job", "a").state()).isEqualTo(JobState.QUEUED);
    assertThat(obey("job", "b").message()).isEqualTo("refused job b: job a is running");
    assertThat(obey("job", "a").job()).isEqualTo("a");
    for (String command : List.of("delete", "clear", "facts")) {
      assertThat(obey("command", command, "job", "a").message())
          .isEqualTo("refused " + command + ": job a is running");
    }
    assertThat(work).hasSize(1);

    work.remove().run(); // there is no such job's file
    assertThat(desk.status().state()).isEqualTo(JobState.FAILED);
    assertThat(obey("job", "b").state()).isEqualTo(JobState.QUEUED);
  }

  @Test
  void cancelsTheJobThatRunsAndNoOther() throws Exception {
    Job job = JobTests.job();
    Files.createDirectories(new JobFolders(root).job(job.id()).getParent());
    Files.writeString(new JobFolders(root).job(job.id()), job.toJson());
    obey("job", job.id());
    assertThat(obey("command", "cancel", "job", "b").message())
        .isEqualTo("refused: job b is not running");
    desk.obey(Map.of("command", "cancel", "job", job.id())::get);

    work.remove().run();
    assertThat(desk.status().state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void refusesAFolderThatIsNone() {
    assertThat(obey("command", "facts", "root", "moon").message())
        .isEqualTo("refused: root: \"moon\" is none of internal, external");
  }

  @Test
  void joinsPiecesOnAThreadAndTakesNothingElseMeanwhile() throws Exception {
    Path models = Files.createDirectories(root.resolve("models"));
    Files.writeString(models.resolve("m.part-0"), "a");
    Files.writeString(models.resolve("m.part-1"), "bc");
    String[] join = {"command", "join", "file", "models/m", "pieces", "2", "bytes", "3"};

    assertThat(obey(join).line()).isEqualTo("state=idle job= step=joining done=0 total=3 message=");
    assertThat(obey(join).message()).isEmpty();
    assertThat(obey("job", "a").message()).isEqualTo("refused job a: join models/m is running");
    assertThat(obey("command", "clear").message())
        .isEqualTo("refused clear: join models/m is running");
    assertThat(obey("command", "join", "file", "models/n", "pieces", "1", "bytes", "3").message())
        .isEqualTo("refused join models/n: join models/m is running");
    assertThat(work).hasSize(1);

    shown.clear();
    work.remove().run();
    assertThat(shown).extracting(JobStatus::done).containsExactly(1L, 3L, 0L);
    assertThat(desk.status().line())
        .isEqualTo("state=idle job= step= done=0 total=0 message=join done: models/m");
    assertThat(models.resolve("m")).hasContent("abc");
    assertThat(obey("command", "facts").message()).isEqualTo("facts done");
  }

  @Test
  void saysWhyItDoesNotJoin() {
    obey("command", "join", "file", "models/m", "pieces", "1", "bytes", "3");
    work.remove().run();
    assertThat(desk.status().refused()).isTrue();
    assertThat(desk.status().message())
        .startsWith("refused join: missing-file: models/m: m.part-0 is not there");

    assertThat(obey("command", "join", "file", "../m", "pieces", "1", "bytes", "3").message())
        .startsWith("refused: file: \"../m\" is not a path");
    obey("job", "a");
    assertThat(obey("command", "join", "file", "models/m", "pieces", "1", "bytes", "3").message())
        .isEqualTo("refused join models/m: job a is running");
  }
}
