package dev.understudy.farm.android;

import dev.understudy.measuring.Ticker;
import dev.understudy.measuring.job.CommandDesk;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.FilesRoot;
import dev.understudy.measuring.job.JobException;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.Memory;
import dev.understudy.measuring.job.OpenDelegate;
import dev.understudy.measuring.job.Phone;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tensorflow.lite.InterpreterApi;

/** A session without a server: the app's own desk over a folder. Tests override what shall fail. */
class DeskLink implements PhoneLink {
  final List<String> pushed = new ArrayList<>();
  final Path root;
  long freeBytes = 1L << 40;
  boolean full;
  PhoneState state = PhoneState.unknown();
  DeveloperSettings settings = DeveloperSettings.unknown();
  private CommandDesk desk;

  DeskLink(Path root) {
    this.root = root;
    this.desk = newProcess();
  }

  private CommandDesk newProcess() {
    return new CommandDesk(
        new DeskPhone(),
        Ticker.SYSTEM,
        Clock.systemUTC(),
        new CommandDesk.App() {
          @Override
          public JobFolders folders(FilesRoot folder) throws IOException {
            return new JobFolders(Files.createDirectories(root));
          }

          @Override
          public void start(Runnable work) {
            work.run();
          }

          @Override
          public void pass(JobStatus told, Consumer<JobStatus> to) {
            to.accept(told);
          }

          @Override
          public void show(JobStatus now) {}
        });
  }

  @Override
  public Optional<PhoneFacts> phone() {
    return Optional.empty();
  }

  @Override
  public boolean hasAgent() {
    return true;
  }

  @Override
  public void install(Path apk) {
    throw new AssertionError("there is one");
  }

  @Override
  public void start(Map<String, String> extras) {
    desk.obey(extras::get);
  }

  @Override
  public void stop() {
    desk = newProcess();
  }

  @Override
  public Optional<JobStatus> status() {
    return Optional.of(desk.status());
  }

  @Override
  public void push(Path file, String to) {
    try {
      Files.createDirectories(root.resolve(to).getParent());
      Files.copy(file, root.resolve(to), StandardCopyOption.REPLACE_EXISTING);
      pushed.add(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> pull(String from) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(from)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> lastLines() {
    return List.of();
  }

  @Override
  public void close() {}

  /** A phone that runs nothing. */
  private final class DeskPhone implements Phone {
    @Override
    public String agentVersion() {
      return "1.0";
    }

    @Override
    public PhoneFacts facts() {
      return new PhoneFacts(true, "Nobody", "Desk", "desk", "none", 0, "", "", List.of(), 1, 0);
    }

    @Override
    public PhoneState state() {
      return state;
    }

    @Override
    public DeveloperSettings settings() {
      return settings;
    }

    @Override
    public Memory memory() {
      return new Memory(null, null, null);
    }

    @Override
    public OpenDelegate open(DelegateKind kind, boolean fp16) throws JobException {
      throw new JobException(FailureKind.DELEGATE, kind.text(), "there is none", "none");
    }

    @Override
    public DelegateReport coverage(InterpreterApi interpreter) {
      return DelegateReport.unknown();
    }

    @Override
    public void markLoading() {}

    @Override
    public long freeBytes(Path near) {
      return full ? 0 : freeBytes;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      return Phone.super.create(file);
    }
  }
}
