package dev.understudy.phone.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which phone is pretended.
 *
 * @param device the maker's code name, one word
 * @param android the version, {@code 14}
 * @param sdk its API level, 26 (which UiAutomator2 needs) or more
 * @param soc the chip's model
 * @param abis the preferred first
 */
public record PhoneModel(
    String manufacturer,
    String model,
    String device,
    String serial,
    String android,
    int sdk,
    String soc,
    List<String> abis) {
  private static final List<String> ARM_64 = List.of("arm64-v8a", "armeabi-v7a");

  /** Checks the API level. */
  public PhoneModel {
    abis = List.copyOf(abis);
    if (sdk < 26) {
      throw new IllegalArgumentException("UiAutomator2 needs API level 26, found " + sdk);
    }
  }

  /** A Pixel 7 with Android 14. */
  public static PhoneModel pixel7() {
    return new PhoneModel("Google", "Pixel 7", "panther", "SIM0PIXEL7", "14", 34, "GS201", ARM_64);
  }

  /** A Galaxy S21 with Android 13. */
  public static PhoneModel galaxyS21() {
    return new PhoneModel(
        "samsung", "SM-G991B", "o1s", "SIM0GALAXY", "13", 33, "Exynos2100", ARM_64);
  }

  /** A Redmi Note 8 with Android 10. */
  public static PhoneModel redmiNote8() {
    return new PhoneModel(
        "Xiaomi", "Redmi Note 8", "ginkgo", "SIM0REDMI8", "10", 29, "SM6125", ARM_64);
  }

  /** The presets. */
  public static List<PhoneModel> presets() {
    return List.of(pixel7(), galaxyS21(), redmiNote8());
  }

  /** The same phone under another serial number. */
  public PhoneModel withSerial(String number) {
    return new PhoneModel(manufacturer, model, device, number, android, sdk, soc, abis);
  }

  /** The same phone with another Android. */
  public PhoneModel withAndroid(String version, int level) {
    return new PhoneModel(manufacturer, model, device, serial, version, level, soc, abis);
  }

  /** The build fingerprint; its build is called {@code simulated}. */
  public String fingerprint() {
    String brand = manufacturer.toLowerCase(Locale.ROOT);
    return brand + "/" + device + "/" + device + ":" + android + "/simulated/1:user/release-keys";
  }

  /** What adb is told on connecting. */
  public String banner() {
    return "device::ro.product.name="
        + device
        + ";ro.product.model="
        + model
        + ";ro.product.device="
        + device
        + ";features=shell_v2,cmd";
  }

  /** The system properties. */
  public Map<String, String> properties() {
    Map<String, String> all = new TreeMap<>();
    all.put("ro.understudy.simulated", "1");
    all.put("ro.build.version.sdk", Integer.toString(sdk));
    all.put("ro.build.version.release", android);
    all.put("ro.build.fingerprint", fingerprint());
    all.put("ro.build.id", "simulated");
    all.put("ro.build.type", "user");
    all.put("ro.product.manufacturer", manufacturer);
    all.put("ro.product.brand", manufacturer.toLowerCase(Locale.ROOT));
    all.put("ro.product.model", model);
    all.put("ro.product.name", device);
    all.put("ro.product.device", device);
    all.put("ro.product.cpu.abi", abis.get(0));
    all.put("ro.product.cpu.abilist", String.join(",", abis));
    all.put("ro.soc.model", soc);
    all.put("ro.hardware", device);
    all.put("ro.serialno", serial);
    all.put("ro.sf.lcd_density", "420");
    all.put("persist.sys.locale", "en-US");
    all.put("persist.sys.timezone", "UTC");
    all.put("init.svc.bootanim", "stopped");
    all.put("sys.boot_completed", "1");
    return all;
  }
}
