package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.Apk;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.Health;
import dev.understudy.phone.system.Intent;
import dev.understudy.phone.system.Manifest;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code dumpsys}, of the services that drivers look at; the texts are those of Android 14. */
final class Dumpsys implements Command {
  private final Android android;

  Dumpsys(Android android) {
    this.android = android;
  }

  @Override
  public int run(List<String> words, User user, ShellIo io) throws IOException {
    List<String> w = words.isEmpty() ? List.of("") : words;
    String last = w.get(w.size() - 1);
    String text =
        switch (w.get(0)) {
          case "package" -> packageText(last);
          case "window" -> window();
          case "power" -> "mWakefulness=Awake\nmHoldingDisplaySuspendBlocker=true\n";
          case "activity" -> activity(w, last);
          case "battery" -> battery();
          case "thermalservice" -> thermal();
          case "meminfo" -> memory(last);
          case "cpuinfo" -> cpu();
          case "deviceidle" -> "";
          default -> throw Refused.usage("dumpsys " + String.join(" ", words));
        };
    io.print(text);
    return 0;
  }

  private String packageText(String name) {
    Optional<Manifest> found = android.packages().find(name).map(Apk::manifest);
    if (found.isEmpty()) {
      return "Unable to find package: " + name + "\n";
    }
    Manifest m = found.get();
    StringBuilder text = new StringBuilder("Packages:\n  Package [" + name + "] (abc1234):\n");
    text.append("    userId=10123\n    codePath=/data/app/").append(name).append('\n');
    text.append("    versionCode=").append(m.versionCode());
    text.append(" minSdk=").append(m.minSdk());
    text.append(" targetSdk=").append(m.targetSdk()).append('\n');
    text.append("    versionName=").append(m.versionName()).append('\n');
    text.append("    flags=[ ").append(m.debuggable() ? "DEBUGGABLE " : "").append("HAS_CODE ]\n");
    text.append("    requested permissions:\n");
    m.permissions().forEach(p -> text.append("      ").append(p).append('\n'));
    text.append("    install permissions:\n");
    m.permissions().forEach(p -> text.append("      ").append(p).append(": granted=true\n"));
    return text.append("    User 0: installed=true\n      runtime permissions:\n").toString();
  }

  private String window() {
    Intent front = android.activities().front();
    return "  mCurrentFocus=Window{1a2b3c u0 "
        + front.component()
        + "}\n  mFocusedApp=ActivityRecord{4d5e6f u0 "
        + front.component()
        + " t12}\n    mShowingLockscreen=false mInputRestricted=false\n";
  }

  private String activity(List<String> words, String last) {
    StringBuilder text = new StringBuilder();
    if (words.size() > 1 && words.get(1).equals("processes")) {
      for (AppProcess p : android.processes().all().values()) {
        text.append("  *APP* UID 10123 ProcessRecord{abc ");
        text.append(p.pid()).append(':').append(p.name()).append("/u0a123}\n");
      }
      return text.toString();
    }
    if (words.size() != 3 || !words.get(1).equals("services")) {
      throw Refused.usage("dumpsys " + String.join(" ", words));
    }
    text.append("ACTIVITY MANAGER SERVICES (dumpsys activity services)\n");
    if (android.processes().find(last).isEmpty()) {
      return text.append("  (nothing)\n").toString();
    }
    text.append("  * ServiceRecord{a1 u0 ").append(last).append("/.ForegroundService}\n");
    return text.append("    isForeground=true foregroundId=1\n").toString();
  }

  private String battery() {
    Health health = android.health();
    return "Current Battery Service state:\n  AC powered: false\n  USB powered: "
        + health.charging()
        + "\n  Wireless powered: false\n  Max charging current: 500000\n  status: "
        + (health.charging() ? 2 : 3)
        + "\n  health: 2\n  present: true\n  level: "
        + health.percent()
        + "\n  scale: 100\n  voltage: 4200\n  temperature: "
        + Math.round(10 * health.celsius())
        + "\n  technology: Li-ion\n";
  }

  private String thermal() {
    Health health = android.health();
    return String.format(
        Locale.ROOT,
        "IsStatusOverride: false%nThermal Status: %d%nCached temperatures:%n"
            + "\tTemperature{mValue=%.1f, mType=0, mName=cpu0, mStatus=%d}%n",
        health.thermal(),
        health.celsius(),
        health.thermal());
  }

  /** Figures that stand for none: no phone has them. */
  private String memory(String name) {
    Optional<AppProcess> process = android.processes().find(name);
    if (process.isEmpty()) {
      return "No process found for: " + name + "\n";
    }
    return "Applications Memory Usage (in Kilobytes):\n"
        + "Uptime: 100 Realtime: 100\n\n"
        + "** MEMINFO in pid "
        + process.get().pid()
        + " ["
        + name
        + "] **\n"
        + """
                           Pss  Private  Private  SwapPss      Rss     Heap     Heap     Heap
                         Total    Dirty    Clean    Dirty    Total     Size    Alloc     Free
                        ------   ------   ------   ------   ------   ------   ------   ------
          Native Heap     7000     6900        4        0     9000    20000    11000     5000
          Dalvik Heap     2500     2400        0        0     8000     6000     3000     3000
                EGL mtrack     10       10        0        0        0
                 GL mtrack     20       20        0        0        0
                TOTAL    40000    20000     8000        0    90000    26000    14000     8000
        """;
  }

  private String cpu() {
    StringBuilder text = new StringBuilder("Load: 1.0 / 1.0 / 1.0\n");
    for (AppProcess p : android.processes().all().values()) {
      text.append("  12% ").append(p.pid()).append('/').append(p.name());
      text.append(": 9.5% user + 2.5% kernel / faults: 10 minor\n");
    }
    return text.toString();
  }
}
