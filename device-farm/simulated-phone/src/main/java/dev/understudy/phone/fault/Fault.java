package dev.understudy.phone.fault;

import java.time.Duration;

/** Something that goes wrong with a phone. {@link FaultText} gives each a text form. */
public sealed interface Fault {
  /** Whether it befalls the whole phone; if not, it spoils the operation that it strikes. */
  default boolean phoneWide() {
    return true;
  }

  /** The cable is pulled, until {@code SimulatedPhone.plug()}. */
  record Unplug() implements Fault {}

  /** Every connection breaks; the phone takes new ones at once. */
  record ConnectionDrop() implements Fault {}

  /**
   * The phone restarts: every process dies, and adb is away.
   *
   * @param down for how long
   */
  record Reboot(Duration down) implements Fault {}

  /** Nobody has allowed USB debugging; strikes connections that are made from then on. */
  record Unauthorized() implements Fault {}

  /** The app in the foreground crashes. */
  record AppCrash() implements Fault {}

  /** UiAutomator2's instrumentation crashes, and the Appium session with it. */
  record InstrumentationDeath() implements Fault {}

  /** No GPU delegate can be made. */
  record GpuFailure() implements Fault {}

  /** A GPU delegate is made and takes no node: all runs on the CPU, and nothing says so. */
  record GpuFallback() implements Fault {}

  /** A GPU delegate takes every node, and what it makes is black. */
  record GpuWrong() implements Fault {}

  /**
   * The phone is hot.
   *
   * @param status Android's thermal status, 0 (none) to 6 (shutdown)
   */
  record Thermal(int status) implements Fault {
    /** Checks the status. */
    public Thermal {
      if (status < 0 || status > 6) {
        throw new IllegalArgumentException("thermal status " + status + " is not in 0..6");
      }
    }
  }

  /**
   * All that the phone times takes longer.
   *
   * @param factor how many times as long, at least 1
   * @param after when it begins
   */
  record Slowdown(double factor, Duration after) implements Fault {
    /** Checks both. */
    public Slowdown {
      if (!(factor >= 1) || Double.isInfinite(factor) || after.isNegative()) {
        throw new IllegalArgumentException("a slowdown by " + factor + " after " + after);
      }
    }
  }

  /**
   * The battery's charge.
   *
   * @param percent 0 to 100
   * @param charging whether power comes in
   */
  record Battery(int percent, boolean charging) implements Fault {
    /** Checks the charge. */
    public Battery {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("battery charge " + percent + " is not in 0..100");
      }
    }
  }

  /** Nothing more can be written: pushes fail, installs, and whatever an app writes. */
  record StorageFull() implements Fault {}

  /**
   * Something comes in front of the app, as a dialogue or the lock screen does: what is started
   * waits behind it.
   *
   * @param lasting for how long; zero until {@code Faults.clear()}
   */
  record Cover(Duration lasting) implements Fault {}

  /**
   * The phone's clock is set anew.
   *
   * @param by how far it jumps, forward or back
   */
  record ClockJump(Duration by) implements Fault {}

  /**
   * A setting of the phone is another.
   *
   * @param key with its table: {@code global/stay_on_while_plugged_in}
   * @param value empty if nobody has set it
   */
  record Setting(String key, String value) implements Fault {
    /** Checks the key. */
    public Setting {
      if (!key.matches("[a-z]+/[a-z_.]+")) {
        throw new IllegalArgumentException("a setting \"" + key + "\", not TABLE/KEY");
      }
    }
  }

  /**
   * The phone refuses an install.
   *
   * @param code as the package manager says it: {@code INSTALL_FAILED_USER_RESTRICTED}
   */
  record InstallRefused(String code) implements Fault {
    @Override
    public boolean phoneWide() {
      return false;
    }
  }

  /** A pulled file ends in its middle, and nothing says so. */
  record TruncatedResult() implements Fault {
    @Override
    public boolean phoneWide() {
      return false;
    }
  }

  /** Pushes and pulls are slow. */
  record SlowTransfer(long bytesPerSecond) implements Fault {
    /** Checks the rate. */
    public SlowTransfer {
      if (bytesPerSecond <= 0) {
        throw new IllegalArgumentException("a transfer of " + bytesPerSecond + " bytes a second");
      }
    }

    @Override
    public boolean phoneWide() {
      return false;
    }
  }
}
