package dev.understudy.phone.app;

import dev.understudy.measuring.job.Coverage;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.JobException;
import dev.understudy.measuring.job.Memory;
import dev.understudy.measuring.job.OpenDelegate;
import dev.understudy.measuring.job.Phone;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.Gpu;
import dev.understudy.phone.system.Health;
import dev.understudy.phone.system.PhoneModel;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.InterpreterApi;

/** What the job runner sees of the simulated phone. It has no GPU: one that "works" is the CPU. */
final class SimulatedHardware implements Phone {
  /** Stands for a model's nodes, which the interpreter's API does not tell. */
  private static final int ALL_NODES = 100;

  private static final long RAM_BYTES = 8L << 30;

  private final AppProcess process;
  private final Android android;
  private boolean gpuOpened;

  SimulatedHardware(AppProcess process) {
    this.process = process;
    this.android = process.android();
  }

  @Override
  public String agentVersion() {
    return android
        .packages()
        .find(process.name())
        .map(apk -> apk.manifest().versionName())
        .orElse("");
  }

  @Override
  public PhoneFacts facts() {
    PhoneModel model = android.model();
    return new PhoneFacts(
        true,
        model.manufacturer(),
        model.model(),
        model.device(),
        "Android " + model.android(),
        model.sdk(),
        model.fingerprint(),
        model.soc(),
        model.abis(),
        Runtime.getRuntime().availableProcessors(),
        RAM_BYTES);
  }

  /** As the settings say it; the keyguard is a setting of our own. */
  @Override
  public DeveloperSettings settings() {
    String keyguard = android.settings().getOrDefault(Android.KEYGUARD, "");
    return DeveloperSettings.of(
        key -> android.settings().get("global/" + key),
        !keyguard.isEmpty(),
        keyguard.equals("shown"));
  }

  @Override
  public PhoneState state() {
    Health health = android.health();
    return new PhoneState(
        model().sdk() >= 29 ? Thermal.ofAndroid(health.thermal()) : Thermal.UNKNOWN,
        health.percent(),
        health.celsius(),
        health.charging(),
        null,
        null,
        false,
        android.activities().front().packageName().equals(process.name()));
  }

  private PhoneModel model() {
    return android.model();
  }

  /** This process's, which is that of all its phones. */
  @Override
  public Memory memory() {
    return new Memory(status("VmRSS:"), status("VmHWM:"), null);
  }

  private static @Nullable Long status(String field) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(field)) {
          return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException noLinux) {
      return null;
    }
    return null;
  }

  @Override
  public OpenDelegate open(DelegateKind kind, boolean fp16) throws JobException {
    if (kind != DelegateKind.GPU || android.gpu() == Gpu.FAILS) {
      throw new JobException(
          FailureKind.DELEGATE, kind.text(), "this phone has none", "another delegate");
    }
    gpuOpened = true;
    process.log('I', "tflite", "Created TensorFlow Lite delegate for GPU.");
    return new OpenDelegate() {
      @Override
      public void addTo(InterpreterApi.Options options) {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void markLoading() {
    gpuOpened = false;
  }

  @Override
  public DelegateReport coverage(InterpreterApi interpreter) {
    if (!gpuOpened) {
      return DelegateReport.unknown();
    }
    return android.gpu() == Gpu.FALLS_BACK
        ? new DelegateReport(true, List.of())
        : new DelegateReport(
            true, List.of(new Coverage("TfLiteGpuDelegateV2", ALL_NODES, ALL_NODES, 1)));
  }

  @Override
  public long freeBytes(Path near) {
    return android.files().full() ? 0 : Phone.super.freeBytes(near);
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    process.check();
    android.files().checkRoom();
    boolean black =
        gpuOpened
            && android.gpu() == Gpu.WRONG
            && String.valueOf(file.getFileName()).startsWith("output-");
    return new Written(Phone.super.create(file), black);
  }

  /** A file of the app's, on a storage that may fill up while it is written. */
  private final class Written extends FilterOutputStream {
    private final boolean black;

    Written(OutputStream file, boolean black) {
      super(file);
      this.black = black;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      android.files().checkRoom();
      out.write(black ? new byte[length] : bytes, black ? 0 : offset, length);
    }
  }
}
