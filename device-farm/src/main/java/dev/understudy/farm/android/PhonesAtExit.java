package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The phones that this program has; Ctrl-C and SIGTERM give them back. Else a phone would go on
 * with its job, and its session would keep others out until the server's patience ends.
 */
final class PhonesAtExit {
  private static final Set<PooledPhone> TAKEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(PhonesAtExit::giveBack, "give-phones-back"));
  }

  private PhonesAtExit() {}

  static void add(PooledPhone phone) {
    TAKEN.add(phone);
  }

  static void remove(PooledPhone phone) {
    TAKEN.remove(phone);
  }

  private static void giveBack() {
    List<PooledPhone> all = List.copyOf(TAKEN);
    if (all.isEmpty()) {
      return;
    }
    ExecutorService workers = Executors.newCachedThreadPool(PhoneThreads::daemon);
    all.forEach(phone -> workers.execute(phone::abandon));
    workers.shutdown();
    try {
      workers.awaitTermination(Defaults.GIVE_BACK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
