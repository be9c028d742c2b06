package dev.understudy.phone;

import dev.understudy.phone.adb.AdbDaemon;
import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.Faults;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.Gpu;
import dev.understudy.phone.system.Health;
import dev.understudy.phone.ui.UiAutomator2;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What faults do to the whole phone. */
final class PhoneEffects implements Faults.Effects {
  private final Android android;
  private final UiAutomator2 ui;
  private final AdbDaemon daemon;
  private final Executor workers;

  PhoneEffects(Android android, UiAutomator2 ui, AdbDaemon daemon, Executor workers) {
    this.android = android;
    this.ui = ui;
    this.daemon = daemon;
    this.workers = workers;
  }

  @Override
  public void befall(Fault fault) {
    android.log().note("FAULT " + fault);
    if (fault instanceof Fault.Unplug) {
      daemon.unplug();
    } else if (fault instanceof Fault.ConnectionDrop) {
      daemon.drop();
    } else if (fault instanceof Fault.Reboot reboot) {
      reboot(reboot);
    } else if (fault instanceof Fault.Unauthorized) {
      daemon.authorize(false);
    } else if (fault instanceof Fault.AppCrash) {
      android.crash(
          android.activities().front().packageName(), "java.lang.IllegalStateException: injected");
    } else if (fault instanceof Fault.InstrumentationDeath) {
      ui.crash();
    } else if (fault instanceof Fault.GpuFailure) {
      android.gpu(Gpu.FAILS);
    } else if (fault instanceof Fault.GpuFallback) {
      android.gpu(Gpu.FALLS_BACK);
    } else if (fault instanceof Fault.GpuWrong) {
      android.gpu(Gpu.WRONG);
    } else if (fault instanceof Fault.StorageFull) {
      android.files().fill(true);
    } else if (fault instanceof Fault.Cover cover) {
      cover(cover);
    } else if (fault instanceof Fault.ClockJump jump) {
      android.wallClock().jump(jump.by());
    } else if (fault instanceof Fault.Thermal thermal) {
      android.health(h -> h.hot(thermal.status()));
    } else if (fault instanceof Fault.Battery battery) {
      android.health(h -> h.charged(battery.percent(), battery.charging()));
    } else {
      throw new IllegalArgumentException(fault + " befalls no whole phone");
    }
  }

  @Override
  public void recover() {
    daemon.authorize(true);
    android.gpu(Gpu.WORKS);
    android.health(h -> Health.GOOD);
    android.files().fill(false);
    android.uncover();
    android.wallClock().set();
  }

  private void cover(Fault.Cover cover) {
    android.activities().cover();
    if (!cover.lasting().isZero()) {
      CompletableFuture.delayedExecutor(cover.lasting().toMillis(), TimeUnit.MILLISECONDS, workers)
          .execute(android::uncover);
    }
  }

  private void reboot(Fault.Reboot reboot) {
    daemon.unplug();
    ui.stop();
    android.reboot();
    CompletableFuture.delayedExecutor(reboot.down().toMillis(), TimeUnit.MILLISECONDS, workers)
        .execute(
            () -> {
              try {
                daemon.plug();
              } catch (IOException e) {
                android.log().note("after the restart: " + e);
              }
            });
  }
}
