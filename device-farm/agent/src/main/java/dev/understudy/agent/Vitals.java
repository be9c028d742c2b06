package dev.understudy.agent;

import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;
import android.os.PowerManager;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import org.jspecify.annotations.Nullable;

/** Heat and battery, from Android's power services. */
final class Vitals {
  /** {@code BatteryManager.BATTERY_PROPERTY_CHARGE_COUNTER}, in µAh. */
  private static final int CHARGE_COUNTER = 1;

  /** {@code BatteryManager.BATTERY_PROPERTY_CURRENT_NOW}, in µA. */
  private static final int CURRENT_NOW = 2;

  private static final double TENTHS = 10;

  private final Context context;
  private final PowerManager power;
  private final @Nullable Object battery;

  Vitals(Context context) {
    this.context = context;
    this.power = (PowerManager) context.getSystemService(Context.POWER_SERVICE);
    this.battery = context.getSystemService("batterymanager");
  }

  PhoneState state(boolean foreground) {
    // The last broadcast of the battery's, which Android keeps; nothing is registered.
    Intent last = context.registerReceiver(null, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
    int level = extra(last, BatteryManager.EXTRA_LEVEL);
    int scale = extra(last, BatteryManager.EXTRA_SCALE);
    int tenths = extra(last, BatteryManager.EXTRA_TEMPERATURE);
    int plugged = extra(last, BatteryManager.EXTRA_PLUGGED);
    return new PhoneState(
        thermal(),
        level < 0 || scale <= 0 ? null : (Integer) (level * 100 / scale),
        tenths < 0 ? null : (Double) (tenths / TENTHS),
        plugged < 0 ? null : (Boolean) (plugged > 0),
        property(CHARGE_COUNTER),
        property(CURRENT_NOW),
        (Boolean) Newer.call(power, "isPowerSaveMode"),
        foreground);
  }

  private static int extra(@Nullable Intent intent, String name) {
    return intent == null ? -1 : intent.getIntExtra(name, -1);
  }

  /** From Android 10 on. */
  private Thermal thermal() {
    Object status = Newer.call(power, "getCurrentThermalStatus");
    return status instanceof Integer number ? Thermal.ofAndroid(number) : Thermal.UNKNOWN;
  }

  private @Nullable Long property(int id) {
    if (battery == null) {
      return null;
    }
    Object value = Newer.call(battery, "getLongProperty", new Class<?>[] {int.class}, id);
    // What a phone does not support is the smallest of all longs.
    return value instanceof Long number && number != Long.MIN_VALUE ? number : null;
  }
}
