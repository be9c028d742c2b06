package dev.understudy.phone.app;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.CommandDesk;
import dev.understudy.measuring.job.FilesRoot;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.UiElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The app in one process: the real one's desk, on the threads of the simulated phone. */
final class Agent implements CommandDesk.App {
  private final AppProcess process;
  private final CommandDesk desk;
  private JobState logged = JobState.IDLE;

  Agent(AppProcess process) {
    this.process = process;
    this.desk =
        new CommandDesk(
            new SimulatedHardware(process),
            process.android().clock(),
            process.android().wallClock(),
            this);
  }

  /** Does what an intent's extras ask. */
  void obey(Function<String, @Nullable String> extras) {
    desk.obey(extras);
  }

  @Override
  public JobFolders folders(FilesRoot root) throws IOException {
    Path folder = root == FilesRoot.INTERNAL ? process.files() : process.externalFiles();
    return new JobFolders(Files.createDirectories(folder));
  }

  @Override
  public void start(Runnable work) {
    process.run("job", work);
  }

  /** On the work's thread: here the process is found killed, and faults strike. */
  @Override
  public void pass(JobStatus told, Consumer<JobStatus> to) {
    process.check();
    String detail = told.state().text() + "/" + told.step() + "/" + told.done();
    process.android().faults().strike(Point.JOB, detail);
    process.check();
    to.accept(told);
  }

  @Override
  public void show(JobStatus now) {
    if (now.state() != logged) {
      process.log('I', "understudy", now.line());
      logged = now.state();
    }
    process.show(List.of(UiElement.text(AgentCommand.STATUS_ELEMENT, now.line())));
  }
}
