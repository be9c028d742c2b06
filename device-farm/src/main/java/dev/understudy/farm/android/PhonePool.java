package dev.understudy.farm.android;

import dev.understudy.common.InputException;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.runtimes.RuntimeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The phones that this program has leased, and the work that it spreads over them. */
public final class PhonePool implements AutoCloseable {
  private final Map<String, List<PooledPhone>> phones;
  private final Map<String, PhoneGroup> groups;
  private final List<String> warnings;

  private PhonePool(
      Map<String, List<PooledPhone>> phones,
      Map<String, PhoneGroup> groups,
      List<String> warnings) {
    this.phones = phones;
    this.groups = groups;
    this.warnings = warnings;
  }

  /** What rows call the runtime of a model on a phone: {@code tflite/fp16/gpu-fp16}. */
  public static String label(GeneratorSpec spec, DelegateChoice choice) {
    return spec.label() + "/" + choice.label();
  }

  /** Whether phones can run a model at all. */
  public static boolean runs(GeneratorSpec spec) {
    return spec.model().runtime() == RuntimeName.TFLITE;
  }

  /**
   * Leases every phone that is meant and can be had, and asks each which it is.
   *
   * @throws InputException if the server does not answer, or no phone is there
   */
  public static PhonePool open(PhoneSettings settings) {
    return open(settings, AppiumLink.on(settings.address()), PhoneScan.candidates(settings));
  }

  static PhonePool open(
      PhoneSettings settings, PhoneLink.Opener opener, Map<String, String> candidates) {
    List<String> warnings = new ArrayList<>(PhoneScan.warnings(candidates));
    List<PooledPhone> taken = new ArrayList<>();
    for (Map.Entry<String, String> candidate : candidates.entrySet()) {
      if (candidate.getValue().isEmpty()) {
        PooledPhone.take(candidate.getKey(), settings, opener)
            .ifPresentOrElse(
                taken::add,
                () ->
                    warnings.add(
                        "phone " + candidate.getKey() + " is left out: another run has it"));
      }
    }
    Map<String, List<PooledPhone>> byGroup = new TreeMap<>();
    identify(taken)
        .forEach(
            (phone, problem) -> {
              if (!problem.isEmpty()) {
                warnings.add("phone " + phone.udid() + " is left out: " + problem);
              }
              if (phone.isKnown() && settings.query().takes(phone.facts().phone())) {
                byGroup
                    .computeIfAbsent(PhoneGroup.id(phone.facts().phone()), g -> new ArrayList<>())
                    .add(phone);
              } else {
                phone.close();
              }
            });
    if (byGroup.values().stream().flatMap(List::stream).allMatch(PooledPhone::isSetAside)) {
      byGroup.values().forEach(members -> members.forEach(PooledPhone::close));
      throw new InputException(
          "devices.appium: the Appium server at " + settings.address(),
          candidates.isEmpty()
              ? "has no phone"
              : "has no phone that is meant and ready" + listed(warnings),
          "an Android phone with USB debugging allowed",
          "plug one in, or loosen devices.appium.pool; `understudy devices doctor` looks closer");
    }
    Map<String, PhoneGroup> groups = new LinkedHashMap<>();
    byGroup.forEach((id, members) -> groups.put(id, group(members)));
    warnings.addAll(settings.query().unmet(facts(byGroup.values().stream().flatMap(List::stream))));
    return new PhonePool(byGroup, groups, List.copyOf(warnings));
  }

  /** Phones that cannot be used say little of themselves; where all are such, that is all. */
  private static PhoneGroup group(List<PooledPhone> members) {
    List<AgentFacts> ready =
        members.stream().filter(phone -> !phone.isSetAside()).map(PooledPhone::facts).toList();
    return ready.isEmpty() ? PhoneGroup.unready(members.get(0).facts()) : PhoneGroup.of(ready);
  }

  private static List<PhoneFacts> facts(Stream<PooledPhone> phones) {
    return phones.map(PooledPhone::facts).map(AgentFacts::phone).toList();
  }

  private static String listed(List<String> warnings) {
    return warnings.isEmpty() ? "" : ": " + String.join("; ", warnings);
  }

  /** Who each phone is, or what is wrong with it; all at once. */
  private static Map<PooledPhone, String> identify(List<PooledPhone> taken) {
    Map<PooledPhone, String> problems = new LinkedHashMap<>();
    ExecutorService workers = Executors.newCachedThreadPool(PhoneThreads::daemon);
    try {
      Map<PooledPhone, Future<String>> asked = new LinkedHashMap<>();
      for (PooledPhone phone : taken) {
        asked.put(phone, workers.submit(() -> problem(phone)));
      }
      asked.forEach((phone, answer) -> problems.put(phone, PhoneThreads.get(answer)));
      return problems;
    } finally {
      workers.shutdownNow();
    }
  }

  private static String problem(PooledPhone phone) {
    try {
      phone.identify();
      // The next use may be minutes away, and an idle session would be ended meanwhile.
      phone.session().close();
      return "";
    } catch (PhoneException e) {
      String why = String.valueOf(e.getMessage());
      phone.setAside(why);
      phone.session().close();
      return why;
    }
  }

  /** The devices, by id. */
  public List<PhoneGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** The serial numbers of a device's phones: for people in the lab, not for records. */
  public List<String> serials(PhoneGroup group) {
    return phones.getOrDefault(group.id(), List.of()).stream().map(PooledPhone::udid).toList();
  }

  /** Which phones are left out, and why. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Does all work, as many lanes at a time as there are phones, and returns when there is none
   * left. Work of phones that are gone or never were there is given up.
   *
   * @throws IOException what a piece of work threw; the others' current pieces are finished before
   */
  public void run(List<PhoneLane> lanes) throws IOException {
    Map<String, LaneQueue> queues = new LinkedHashMap<>();
    for (PhoneLane lane : lanes) {
      queues.computeIfAbsent(lane.group(), g -> new LaneQueue()).add(lane);
    }
    queues.forEach(
        (id, queue) ->
            phones.getOrDefault(id, List.of()).stream()
                .filter(phone -> phone.quarantine().isEmpty())
                .forEach(phone -> queue.join(phone.udid())));
    ExecutorService workers = Executors.newCachedThreadPool(PhoneThreads::daemon);
    List<Future<Optional<IOException>>> running = new ArrayList<>();
    try {
      for (Map.Entry<String, LaneQueue> entry : queues.entrySet()) {
        for (PooledPhone phone : phones.getOrDefault(entry.getKey(), List.of())) {
          PhoneGroup group = groups.get(entry.getKey());
          if (group != null && phone.quarantine().isEmpty()) {
            PhoneWorker worker = new PhoneWorker(phone, group, entry.getValue());
            running.add(workers.submit(worker));
          }
        }
      }
      Optional<IOException> failure = Optional.empty();
      for (Future<Optional<IOException>> each : running) {
        Optional<IOException> own = PhoneThreads.get(each);
        failure = failure.isPresent() ? failure : own;
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
    } finally {
      workers.shutdownNow();
    }
    for (Map.Entry<String, LaneQueue> entry : queues.entrySet()) {
      entry.getValue().giveUp(why(entry.getKey()));
    }
  }

  /** What rows say of work that no phone is left for: one line, then what the phones last said. */
  private String why(String group) {
    List<PooledPhone> members = phones.getOrDefault(group, List.of());
    if (members.isEmpty()) {
      return "no phone of this model is there" + listed(warnings);
    }
    StringBuilder all = new StringBuilder("no phone of this model is left");
    for (PooledPhone phone : members) {
      phone.quarantine().ifPresent(q -> all.append("; phone ").append(phone.udid() + ": " + q));
    }
    for (PooledPhone phone : members) {
      if (!phone.lastLines().isEmpty()) {
        all.append("; the last lines of phone ").append(phone.udid()).append(':');
        all.append(PhoneLog.quoted(phone.lastLines()));
      }
    }
    return all.toString();
  }

  /** Phones that got no more work while there was some, with the reason. */
  public List<String> quarantined() {
    return phones.values().stream()
        .flatMap(List::stream)
        .filter(phone -> !phone.isSetAside())
        .flatMap(
            phone ->
                phone.quarantine().map(q -> "phone " + phone.udid() + " is out: " + q).stream())
        .toList();
  }

  @Override
  public void close() {
    phones.values().forEach(members -> members.forEach(PooledPhone::close));
  }
}
