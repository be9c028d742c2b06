package dev.understudy.agent;

import android.app.KeyguardManager;
import android.content.ContentResolver;
import android.content.Context;
import dev.understudy.measuring.job.DeveloperSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What any app may read of this phone's settings; no permission is asked for. */
final class PhoneSettings {
  /** Since Android 4.2, and so newer than what we compile against. */
  private static final String GLOBAL = "android.provider.Settings$Global";

  private PhoneSettings() {}

  static DeveloperSettings of(Context context) {
    KeyguardManager keyguard = (KeyguardManager) context.getSystemService(Context.KEYGUARD_SERVICE);
    ContentResolver resolver = context.getContentResolver();
    return DeveloperSettings.of(
        key -> global(resolver, key),
        (Boolean) Newer.call(keyguard, "isDeviceSecure"),
        keyguard.isKeyguardLocked());
  }

  /** Android 12 and newer refuse keys that are not meant for apps. */
  private static @Nullable String global(ContentResolver resolver, String key) {
    try {
      Method get =
          Class.forName(GLOBAL).getMethod("getString", ContentResolver.class, String.class);
      return (String) get.invoke(null, resolver, key);
    } catch (InvocationTargetException e) {
      throw new SecurityException("cannot read the setting " + key, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every Android that runs this app has " + GLOBAL, e);
    }
  }
}
