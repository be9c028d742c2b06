package dev.understudy.farm.android;

import dev.understudy.common.InputException;
import dev.understudy.farm.GeneratorSpec;
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
              if (problem.isEmpty() && settings.query().takes(phone.facts().phone())) {
                byGroup
                    .computeIfAbsent(PhoneGroup.id(phone.facts().phone()), g -> new ArrayList<>())
                    .add(phone);
                return;
              }
              if (!problem.isEmpty()) {
                warnings.add("phone " + phone.udid() + " is left out: " + problem);
              }
              phone.close();
            });
    if (byGroup.isEmpty()) {
      throw new InputException(
          "devices.appium: the Appium server at " + settings.address(),
          candidates.isEmpty()
              ? "has no phone"
              : "has no phone that is meant and ready" + listed(warnings),
          "an Android phone with USB debugging allowed",
          "plug one in, or loosen devices.appium.pool; `understudy devices doctor` looks closer");
    }
    Map<String, PhoneGroup> groups = new LinkedHashMap<>();
    byGroup.forEach(
        (id, members) ->
            groups.put(id, PhoneGroup.of(members.stream().map(PooledPhone::facts).toList())));
    return new PhonePool(byGroup, groups, List.copyOf(warnings));
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
      return String.valueOf(e.getMessage());
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
    ExecutorService workers = Executors.newCachedThreadPool(PhoneThreads::daemon);
    List<Future<Optional<IOException>>> running = new ArrayList<>();
    try {
      for (Map.Entry<String, LaneQueue> entry : queues.entrySet()) {
        for (PooledPhone phone : phones.getOrDefault(entry.getKey(), List.of())) {
          PhoneGroup group = groups.get(entry.getKey());
          if (group != null) {
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

  private String why(String group) {
    List<String> reasons =
        phones.getOrDefault(group, List.of()).stream()
            .flatMap(
                phone -> phone.quarantine().map(q -> "phone " + phone.udid() + ": " + q).stream())
            .toList();
    return reasons.isEmpty()
        ? "no phone of this model is there"
        : "no phone of this model is left; " + String.join("; ", reasons);
  }

  /** Phones that got no more work, with the reason. */
  public List<String> quarantined() {
    return phones.values().stream()
        .flatMap(List::stream)
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
