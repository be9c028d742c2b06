package dev.understudy.agent;

import android.app.ActivityManager;
import android.content.Context;
import android.os.Build;
import dev.understudy.measuring.job.PhoneFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which device this is, from {@link Build}. */
final class DeviceFacts {
  private DeviceFacts() {}

  static PhoneFacts of(Context context) {
    ActivityManager.MemoryInfo memory = new ActivityManager.MemoryInfo();
    ((ActivityManager) context.getSystemService(Context.ACTIVITY_SERVICE)).getMemoryInfo(memory);
    return new PhoneFacts(
        isEmulator(),
        text(Build.MANUFACTURER),
        text(Build.MODEL),
        text(Build.DEVICE),
        "Android " + text(Build.VERSION.RELEASE),
        Build.VERSION.SDK_INT,
        text(Build.FINGERPRINT),
        soc(),
        abis(),
        Runtime.getRuntime().availableProcessors(),
        memory.totalMem);
  }

  /** Google's emulators run on a virtual board of these names. */
  private static boolean isEmulator() {
    return "ranchu".equals(Build.HARDWARE) || "goldfish".equals(Build.HARDWARE);
  }

  /** Maker and model of the chip from Android 12 on; before, the board's name. */
  private static String soc() {
    Object maker = Newer.field(Build.class, "SOC_MANUFACTURER");
    Object model = Newer.field(Build.class, "SOC_MODEL");
    return maker == null || model == null ? text(Build.HARDWARE) : maker + " " + model;
  }

  private static List<String> abis() {
    Object abis = Newer.field(Build.class, "SUPPORTED_ABIS");
    return abis instanceof String[] names ? List.of(names) : List.of(text(Build.CPU_ABI));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
