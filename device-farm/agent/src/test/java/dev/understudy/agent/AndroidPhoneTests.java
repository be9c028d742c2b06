package dev.understudy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import android.app.Application;
import android.content.ContentResolver;
import android.content.Context;
import android.content.Intent;
import android.os.BatteryManager;
import android.os.Build;
import android.os.PowerManager;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.JobException;
import dev.understudy.measuring.job.Memory;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.shadow.api.Shadow;
import org.robolectric.shadows.ShadowBatteryManager;
import org.robolectric.shadows.ShadowBuild;
import org.robolectric.shadows.ShadowKeyguardManager;
import org.robolectric.shadows.ShadowPowerManager;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/** What is read of Android, some of it by reflection, on Android 14's own framework code. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34, manifest = Config.NONE)
public class AndroidPhoneTests {
  /** Newer than what we compile against. */
  private static final Class<?> GLOBAL =
      ReflectionHelpers.loadClass(
          AndroidPhoneTests.class.getClassLoader(), "android.provider.Settings$Global");

  private final Application app = RuntimeEnvironment.getApplication();
  private final AndroidPhone phone = new AndroidPhone(app);

  @Test
  public void tellsWhichDeviceThisIs() {
    ShadowBuild.setManufacturer("Maker");
    ShadowBuild.setModel("Model 1");
    ShadowBuild.setFingerprint("maker/model/1:14/X/1:user/release-keys");
    ReflectionHelpers.setStaticField(Build.class, "SOC_MANUFACTURER", "Chips");
    ReflectionHelpers.setStaticField(Build.class, "SOC_MODEL", "C9");
    ReflectionHelpers.setStaticField(
        Build.class, "SUPPORTED_ABIS", new String[] {"arm64-v8a", "armeabi-v7a"});
    PhoneFacts facts = phone.facts();
    assertThat(facts.manufacturer()).isEqualTo("Maker");
    assertThat(facts.model()).isEqualTo("Model 1");
    assertThat(facts.os()).isEqualTo("Android 14");
    assertThat(facts.sdk()).isEqualTo(34);
    assertThat(facts.fingerprint()).startsWith("maker/model");
    assertThat(facts.soc()).isEqualTo("Chips C9");
    assertThat(facts.abis()).containsExactly("arm64-v8a", "armeabi-v7a");
    assertThat(facts.cores()).isPositive();
    assertThat(facts.simulated()).isFalse();
    ShadowBuild.setHardware("ranchu");
    assertThat(phone.facts().simulated()).isTrue();
  }

  @Test
  public void tellsHeatAndBattery() {
    PowerManager power = (PowerManager) app.getSystemService(Context.POWER_SERVICE);
    ShadowPowerManager heat = Shadow.extract(power);
    heat.setCurrentThermalStatus(2);
    heat.setIsPowerSaveMode(true);
    ShadowBatteryManager battery = Shadow.extract(app.getSystemService("batterymanager"));
    battery.setLongProperty(1, 2_500_000L);
    app.sendStickyBroadcast(
        new Intent(Intent.ACTION_BATTERY_CHANGED)
            .putExtra(BatteryManager.EXTRA_LEVEL, 40)
            .putExtra(BatteryManager.EXTRA_SCALE, 50)
            .putExtra(BatteryManager.EXTRA_TEMPERATURE, 315)
            .putExtra(BatteryManager.EXTRA_PLUGGED, 2));
    phone.setForeground(true);
    PhoneState state = phone.state();
    assertThat(state.thermal()).isEqualTo(Thermal.MODERATE);
    assertThat(state.batteryPercent()).isEqualTo(80);
    assertThat(state.batteryCelsius()).isEqualTo(31.5);
    assertThat(state.charging()).isTrue();
    assertThat(state.chargeMicroampHours()).isEqualTo(2_500_000L);
    assertThat(state.powerSave()).isTrue();
    assertThat(state.foreground()).isTrue();
  }

  @Test
  public void tellsTheSettingsOfATestPhone() {
    global("development_settings_enabled", 1);
    global("adb_enabled", 1);
    global("stay_on_while_plugged_in", 7);
    global("verifier_verify_adb_installs", 0);
    global("ota_disable_automatic_update", 1);
    assertThat(phone.settings())
        .isEqualTo(
            new DeveloperSettings(true, true, true, false, false, true, false, false, false));

    global("development_settings_enabled", 0);
    global("adb_enabled", 0);
    global("stay_on_while_plugged_in", 0);
    global("always_finish_activities", 1);
    global("verifier_verify_adb_installs", 1);
    global("ota_disable_automatic_update", 0);
    global("enable_gpu_debug_layers", 1);
    global("gpu_debug_app", "dev.understudy.agent");
    ShadowKeyguardManager keyguard = Shadow.extract(app.getSystemService(Context.KEYGUARD_SERVICE));
    keyguard.setIsDeviceSecure(true);
    keyguard.setKeyguardLocked(true);
    assertThat(phone.settings())
        .isEqualTo(new DeveloperSettings(false, false, false, true, true, false, true, true, true));
  }

  private void global(String key, Object value) {
    ReflectionHelpers.callStaticMethod(
        GLOBAL,
        "putString",
        ClassParameter.from(ContentResolver.class, app.getContentResolver()),
        ClassParameter.from(String.class, key),
        ClassParameter.from(String.class, value.toString()));
  }

  /** Since Android 12 an app that reads another key gets a SecurityException. */
  @Test
  public void readsOnlySettingsThatAndroidLetsAppsRead() throws Exception {
    Set<String> readable = new HashSet<>();
    Set<String> refused = new HashSet<>();
    for (Field field : GLOBAL.getFields()) {
      if (field.getType() != String.class) {
        continue;
      }
      boolean marked =
          Arrays.stream(field.getAnnotations())
              .anyMatch(a -> a.annotationType().getSimpleName().equals("Readable"));
      (marked ? readable : refused).add(String.valueOf(field.get(null)));
    }
    Set<String> asked = new HashSet<>();
    DeveloperSettings.of(
        key -> {
          asked.add(key);
          return "1";
        },
        null,
        null);
    assertThat(asked).hasSize(8);
    assertThat(readable).containsAll(asked);
    assertThat(refused).isNotEmpty().doesNotContainAnyElementsOf(asked);
  }

  @Test
  public void leavesOutWhatItIsNotTold() {
    PhoneState state = phone.state();
    assertThat(state.batteryPercent()).isNull();
    assertThat(state.batteryCelsius()).isNull();
    assertThat(state.charging()).isNull();
    assertThat(state.foreground()).isFalse();
  }

  @Test
  @Config(sdk = 34)
  public void tellsTheProcessMemory() {
    Memory memory = phone.memory();
    assertThat(memory.residentBytes()).isPositive();
    assertThat(memory.peakResidentBytes()).isGreaterThanOrEqualTo(memory.residentBytes());
    assertThat(ProcessMemory.bytes(List.of("VmHWM:\t  12 kB", "VmRSS:\t 7 kB"), "VmRSS"))
        .isEqualTo(7 * 1024L);
    assertThat(ProcessMemory.bytes(List.of("Name:\tx"), "VmRSS")).isNull();
  }

  /** There is no GPU delegate on a desktop: just as on a phone whose driver is missing. */
  @Test
  public void aDelegateThatCannotBeMadeIsAFailureOfTheJob() {
    for (DelegateKind kind : List.of(DelegateKind.GPU, DelegateKind.NNAPI)) {
      assertThatThrownBy(() -> phone.open(kind, true).close())
          .isInstanceOfSatisfying(
              JobException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.DELEGATE))
          .hasMessageContaining(kind.text());
    }
  }
}
