package dev.understudy.harness.run;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.understudy.farm.Device;
import dev.understudy.farm.android.DelegateChoice;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.farm.android.PhoneLane;
import dev.understudy.farm.android.PhonePool;
import dev.understudy.farm.android.PhoneSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The phones of a run. Which models there were is kept in the run's folder, so that a resumed run
 * means the same ones, and needs none where nothing is left to do on them.
 */
final class PhoneStage implements AutoCloseable {
  private final Path file;
  private final PhoneSettings settings;
  private List<PhoneGroup> groups;
  private final Journal journal;
  private final Progress progress;
  private final Map<String, Fragment> made = new HashMap<>();
  private @Nullable PhonePool pool;

  private PhoneStage(
      Path file,
      PhoneSettings settings,
      List<PhoneGroup> groups,
      Journal journal,
      Progress progress,
      @Nullable PhonePool pool) {
    this.file = file;
    this.settings = settings;
    this.groups = groups;
    this.journal = journal;
    this.progress = progress;
    this.pool = pool;
  }

  /**
   * The phones that an earlier session of the run found, else those that are there now.
   *
   * @throws dev.understudy.common.InputException if there is none
   */
  static PhoneStage open(
      RunFolder folder, PhoneSettings settings, Journal journal, Progress progress)
      throws IOException {
    Path file = folder.phones();
    if (Files.exists(file)) {
      List<PhoneGroup> known =
          Json.LINES.readValue(file.toFile(), new TypeReference<List<PhoneGroup>>() {});
      return new PhoneStage(file, settings, known, journal, progress, null);
    }
    PhonePool pool = lease(settings, progress);
    PhoneStage stage = new PhoneStage(file, settings, pool.groups(), journal, progress, pool);
    stage.keepGroups();
    return stage;
  }

  private static PhonePool lease(PhoneSettings settings, Progress progress) {
    PhonePool pool = PhonePool.open(settings);
    pool.warnings().forEach(warning -> progress.say("warning: " + warning));
    return pool;
  }

  private void keepGroups() throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    Files.write(partial, Json.LINES.writeValueAsBytes(groups));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The same devices, told as the phones that are there now tell them. */
  private void tellAnew(List<PhoneGroup> now) throws IOException {
    Map<String, PhoneGroup> byId = new HashMap<>();
    now.stream().filter(PhoneGroup::isReady).forEach(group -> byId.put(group.id(), group));
    groups = groups.stream().map(old -> byId.getOrDefault(old.id(), old)).toList();
    keepGroups();
  }

  /** The devices. */
  List<PhoneGroup> groups() {
    return groups;
  }

  /** What heats a phone waits until all else has been begun, and so has lanes of its own. */
  private record Lane(String group, DelegateChoice choice, boolean heating) {}

  /** Does all these steps, as many at a time as there are phones. */
  void run(List<PhoneStep> steps) throws IOException {
    Map<Lane, List<PhoneLane.Work>> lanes = new LinkedHashMap<>();
    List<PhoneStep> coolFirst =
        steps.stream().sorted(Comparator.comparing(PhoneStep::heatsThePhone)).toList();
    for (PhoneStep step : coolFirst) {
      Where.OnPhone where = step.where();
      lanes
          .computeIfAbsent(
              new Lane(where.device(), where.choice(), step.heatsThePhone()),
              l -> new ArrayList<>())
          .add(work(step));
    }
    PhonePool open = pool;
    if (open == null) {
      open = lease(settings, progress);
      pool = open;
      tellAnew(open.groups());
    }
    open.run(
        lanes.entrySet().stream()
            .map(e -> new PhoneLane(e.getKey().group(), e.getKey().choice(), e.getValue()))
            .toList());
    open.quarantined().forEach(line -> progress.say("warning: " + line));
    close();
  }

  private PhoneLane.Work work(PhoneStep step) {
    Advance advance = new Advance(step.work(), this::advance);
    return new PhoneLane.Work() {
      @Override
      public void run(Device phone) throws IOException {
        long start = System.nanoTime();
        Fragment fragment = step.on(phone, advance::to);
        finished(step, Duration.ofNanos(System.nanoTime() - start), fragment);
        advance.finish();
      }

      @Override
      public void giveUp(String why) throws IOException {
        finished(step, Duration.ZERO, step.giveUp(why));
        advance.finish();
      }
    };
  }

  private synchronized void finished(PhoneStep step, Duration took, Fragment fragment)
      throws IOException {
    if (step.isSettled()) {
      journal.finished(step, took, fragment);
    }
    made.put(step.id(), fragment);
  }

  private synchronized void advance(long units) {
    progress.advance(units);
  }

  /** What a step that was done came to. */
  synchronized Fragment of(PhoneStep step) {
    return Pairs.of(made, step.id());
  }

  /** Gives the phones back. */
  @Override
  public void close() {
    PhonePool open = pool;
    pool = null;
    if (open != null) {
      open.close();
    }
  }
}
