package dev.understudy.phone.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Faults and moments as text, for the command line and the control port. */
public final class FaultText {
  /** What a text says. */
  public record Spec(Fault fault, Moment moment, int times) {}

  /** The forms, for a help text. */
  public static final String FORMS =
      """
      FAULT[:VALUE][@POINT[=WHAT][#TIMES]], at once without a point
      faults: unplug, drop, reboot[:SECONDS], unauthorized, app-crash,
        cover[:SECONDS], instrumentation-death, gpu-failure, gpu-fallback,
        gpu-wrong, thermal:STATUS (0 to 6), battery:PERCENT,
        slowdown:FACTOR[,SECONDS], setting:TABLE/KEY=VALUE, storage-full,
        clock-jump:SECONDS, install-refused[:CODE], truncated-result,
        slow-transfer:BYTES_PER_SECOND
      points: now, push=PATH, pull=PATH, install=PACKAGE, shell=COMMAND,
        activity=COMPONENT, instrument, ui=METHOD PATH,
        job=STATE/STEP/DONE; * in WHAT stands for anything
      """;

  private static final Pattern FORM =
      Pattern.compile("([a-z-]+)(?::([^@]+))?(?:@([a-z]+)(?:=(.*?))?(?:#(\\d+))?)?");
  private static final String USER_RESTRICTED = "INSTALL_FAILED_USER_RESTRICTED";
  private static final Duration REBOOT = Duration.ofSeconds(2);

  private FaultText() {}

  /**
   * Reads {@code unplug@push=*.tflite} and the like; see {@link #FORMS}.
   *
   * @throws IllegalArgumentException if it is none, with the forms
   */
  public static Spec parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw wrong(text, "it has no such form", null);
    }
    try {
      String value = m.group(2) == null ? "" : m.group(2);
      Point point =
          m.group(3) == null ? Point.NOW : Point.valueOf(m.group(3).toUpperCase(Locale.ROOT));
      String what = m.group(4) == null || m.group(4).isEmpty() ? "*" : m.group(4);
      int times = m.group(5) == null ? 1 : Integer.parseInt(m.group(5));
      return new Spec(fault(m.group(1), value), new Moment(point, what), times);
    } catch (IllegalArgumentException e) {
      throw wrong(text, e.getMessage(), e);
    }
  }

  private static IllegalArgumentException wrong(
      String text, @Nullable String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "no fault: \"" + text + "\" (" + why + "); expected " + FORMS, cause);
  }

  private static Fault fault(String name, String value) {
    return switch (name) {
      case "unplug" -> new Fault.Unplug();
      case "drop" -> new Fault.ConnectionDrop();
      case "reboot" -> new Fault.Reboot(value.isEmpty() ? REBOOT : seconds(value));
      case "unauthorized" -> new Fault.Unauthorized();
      case "app-crash" -> new Fault.AppCrash();
      case "cover" -> new Fault.Cover(value.isEmpty() ? Duration.ZERO : seconds(value));
      case "instrumentation-death" -> new Fault.InstrumentationDeath();
      case "gpu-failure" -> new Fault.GpuFailure();
      case "gpu-fallback" -> new Fault.GpuFallback();
      case "gpu-wrong" -> new Fault.GpuWrong();
      case "thermal" -> new Fault.Thermal(Integer.parseInt(value));
      case "battery" -> new Fault.Battery(Integer.parseInt(value), false);
      case "slowdown" -> slowdown(value);
      case "setting" -> setting(value);
      case "storage-full" -> new Fault.StorageFull();
      case "clock-jump" -> new Fault.ClockJump(seconds(value));
      case "install-refused" -> new Fault.InstallRefused(value.isEmpty() ? USER_RESTRICTED : value);
      case "truncated-result" -> new Fault.TruncatedResult();
      case "slow-transfer" -> new Fault.SlowTransfer(Long.parseLong(value));
      default -> throw new IllegalArgumentException("unknown fault " + name);
    };
  }

  private static Fault slowdown(String value) {
    String[] parts = value.split(",", 2);
    return new Fault.Slowdown(
        Double.parseDouble(parts[0]), parts.length == 1 ? Duration.ZERO : seconds(parts[1]));
  }

  private static Duration seconds(String value) {
    return Duration.ofMillis(Math.round(1000 * Double.parseDouble(value)));
  }

  private static String seconds(Duration time) {
    return Double.toString(time.toMillis() / 1000.0);
  }

  private static Fault setting(String value) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("a setting without a value");
    }
    return new Fault.Setting(value.substring(0, equals), value.substring(equals + 1));
  }

  static String format(Fault fault, Moment moment) {
    String what = moment.what().equals("*") ? "" : "=" + moment.what();
    return format(fault) + "@" + moment.point().text() + what;
  }

  private static String format(Fault fault) {
    if (fault instanceof Fault.Reboot f) {
      return "reboot:" + seconds(f.down());
    } else if (fault instanceof Fault.Cover f) {
      return f.lasting().isZero() ? "cover" : "cover:" + seconds(f.lasting());
    } else if (fault instanceof Fault.ClockJump f) {
      return "clock-jump:" + seconds(f.by());
    } else if (fault instanceof Fault.Thermal f) {
      return "thermal:" + f.status();
    } else if (fault instanceof Fault.Slowdown f) {
      return "slowdown:" + f.factor() + "," + seconds(f.after());
    } else if (fault instanceof Fault.Battery f) {
      return "battery:" + f.percent();
    } else if (fault instanceof Fault.Setting f) {
      return "setting:" + f.key() + "=" + f.value();
    } else if (fault instanceof Fault.InstallRefused f) {
      return "install-refused:" + f.code();
    } else if (fault instanceof Fault.SlowTransfer f) {
      return "slow-transfer:" + f.bytesPerSecond();
    } else if (fault instanceof Fault.ConnectionDrop) {
      return "drop";
    }
    return fault
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
