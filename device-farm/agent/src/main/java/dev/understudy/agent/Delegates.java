package dev.understudy.agent;

import android.os.Build;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.JobException;
import dev.understudy.measuring.job.OpenDelegate;
import org.tensorflow.lite.Delegate;
import org.tensorflow.lite.InterpreterApi;
import org.tensorflow.lite.gpu.GpuDelegate;
import org.tensorflow.lite.gpu.GpuDelegateFactory;
import org.tensorflow.lite.nnapi.NnApiDelegate;

/** TFLite's delegates of Android. */
final class Delegates {
  /** Android 8.1. */
  private static final int FIRST_NNAPI = 27;

  private Delegates() {}

  static OpenDelegate open(DelegateKind kind, boolean fp16) throws JobException {
    try {
      return switch (kind) {
        case GPU -> gpu(fp16);
        case NNAPI -> nnapi(fp16);
        case CPU, CPU_XNNPACK ->
            throw new IllegalArgumentException(kind + " is the interpreter's own");
      };
    } catch (LinkageError | UnsupportedOperationException | IllegalStateException e) {
      throw new JobException(
          FailureKind.DELEGATE,
          kind.text(),
          "this phone cannot make it: " + e,
          "another delegate",
          e);
    }
  }

  private static OpenDelegate gpu(boolean fp16) {
    GpuDelegateFactory.Options options =
        new GpuDelegateFactory.Options()
            .setPrecisionLossAllowed(fp16)
            // We time many runs of one model, not one.
            .setInferencePreference(
                GpuDelegateFactory.Options.INFERENCE_PREFERENCE_SUSTAINED_SPEED);
    GpuDelegate delegate = new GpuDelegate(options);
    return new Open(delegate);
  }

  private static OpenDelegate nnapi(boolean fp16) throws JobException {
    if (Build.VERSION.SDK_INT < FIRST_NNAPI) {
      throw new JobException(
          FailureKind.DELEGATE,
          DelegateKind.NNAPI.text(),
          "this phone has API level " + Build.VERSION.SDK_INT,
          FIRST_NNAPI + " or newer");
    }
    NnApiDelegate delegate =
        new NnApiDelegate(
            new NnApiDelegate.Options()
                .setExecutionPreference(NnApiDelegate.Options.EXECUTION_PREFERENCE_SUSTAINED_SPEED)
                // Its own slow CPU path would pass for an accelerator.
                .setUseNnapiCpu(false)
                .setAllowFp16(fp16));
    return new Open(delegate);
  }

  private static final class Open implements OpenDelegate {
    private final Delegate delegate;

    Open(Delegate delegate) {
      this.delegate = delegate;
    }

    @Override
    public void addTo(InterpreterApi.Options options) {
      options.addDelegate(delegate);
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}
