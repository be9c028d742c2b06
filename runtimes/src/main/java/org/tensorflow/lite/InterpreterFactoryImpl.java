package org.tensorflow.lite;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteSchemaVersion;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteVersion;

import java.io.File;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.nnapi.NnApiDelegate;

/**
 * Makes interpreters over the native library of bytedeco's JavaCPP presets; found by reflection.
 */
public final class InterpreterFactoryImpl implements InterpreterFactoryApi {
  /** Called by {@code TensorFlowLite}. */
  public InterpreterFactoryImpl() {}

  @Override
  public InterpreterApi create(File model, InterpreterApi.@Nullable Options options) {
    return new DesktopInterpreter(NativeModel.of(model), orDefault(options));
  }

  @Override
  public InterpreterApi create(ByteBuffer model, InterpreterApi.@Nullable Options options) {
    return new DesktopInterpreter(NativeModel.of(model), orDefault(options));
  }

  private static InterpreterApi.Options orDefault(InterpreterApi.@Nullable Options options) {
    return options == null ? new InterpreterApi.Options() : options;
  }

  @Override
  public String runtimeVersion() {
    return TfLiteVersion().getString();
  }

  @Override
  public String schemaVersion() {
    return Integer.toString(TfLiteSchemaVersion());
  }

  @Override
  public NnApiDelegate.PrivateInterface createNnApiDelegateImpl(NnApiDelegate.Options options) {
    throw new UnsupportedOperationException("NNAPI exists on Android only");
  }
}
