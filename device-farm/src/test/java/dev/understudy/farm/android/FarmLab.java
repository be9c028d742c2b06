package dev.understudy.farm.android;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tests of phones share: models, a short plan, and little patience. */
final class FarmLab {
  static final LatencyPlan PLAN =
      new LatencyPlan(
          "test", 1, 10, Duration.ofMillis(50), 0.04, 64, Duration.ZERO, Duration.ofSeconds(20), 0);

  static final Patience HASTE =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(500),
          12,
          Duration.ofMillis(10));

  private FarmLab() {}

  static PhoneSettings settings(PhoneLab lab, Path locks, PhoneQuery query, boolean adb) {
    return new PhoneSettings(
        new AppiumAddress(lab.server().url(), null, null),
        query,
        null,
        adb ? adb(lab) : null,
        locks,
        HASTE,
        Sleeper.SYSTEM);
  }

  static LocalAdb adb(PhoneLab lab) {
    return new LocalAdb(lab.tools().adb(), lab.adb().port());
  }

  /** The demo's teacher or student. */
  static GeneratorSpec demo(String name, @Nullable String format) {
    Path assets = Path.of("../demo/src/main/resources/dev/understudy/demo/assets");
    return new GeneratorSpec(
        name,
        Runtimes.read(assets.resolve(name + "." + (format == null ? "tflite" : format))),
        SessionOptions.withThreads(1),
        List.of(new InputBinding.Latent("z", 42), new InputBinding.ClassLabel("label", 10)),
        new ImageOutput("image", -1, 1, null));
  }
}
