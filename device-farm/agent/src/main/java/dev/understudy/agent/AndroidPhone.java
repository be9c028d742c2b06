package dev.understudy.agent;

import android.content.Context;
import android.content.pm.PackageManager.NameNotFoundException;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.JobException;
import dev.understudy.measuring.job.Memory;
import dev.understudy.measuring.job.OpenDelegate;
import dev.understudy.measuring.job.Phone;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import org.tensorflow.lite.InterpreterApi;

/** This phone, as Android describes it. */
final class AndroidPhone implements Phone {
  private final Context context;
  private final Vitals vitals;
  private final DelegateLog log = new DelegateLog();
  private volatile boolean foreground;

  AndroidPhone(Context context) {
    this.context = context;
    this.vitals = new Vitals(context);
  }

  void setForeground(boolean now) {
    foreground = now;
  }

  @Override
  public String agentVersion() {
    try {
      String version =
          context.getPackageManager().getPackageInfo(context.getPackageName(), 0).versionName;
      return version == null ? "" : version;
    } catch (NameNotFoundException e) {
      throw new IllegalStateException("an app is installed while it runs", e);
    }
  }

  @Override
  public PhoneFacts facts() {
    return DeviceFacts.of(context);
  }

  @Override
  public DeveloperSettings settings() {
    return PhoneSettings.of(context);
  }

  @Override
  public PhoneState state() {
    return vitals.state(foreground);
  }

  @Override
  public Memory memory() {
    return ProcessMemory.now();
  }

  @Override
  public OpenDelegate open(DelegateKind kind, boolean fp16) throws JobException {
    return Delegates.open(kind, fp16);
  }

  @Override
  public void markLoading() {
    log.mark();
  }

  @Override
  public DelegateReport coverage(InterpreterApi interpreter) {
    return log.report();
  }
}
