package dev.understudy.measuring.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.lite.InterpreterApi;

/** A desktop that says it is a phone; what it does can be replaced, test by test. */
class TestPhone implements Phone {
  static final PhoneFacts FACTS =
      new PhoneFacts(
          true, "Nobody", "Desk 1", "desk", "Linux", 0, "", "a SoC", List.of("x86_64"), 2, 1 << 30);
  PhoneState state =
      new PhoneState(Thermal.NONE, 80, 31.5, false, 3_000_000L, -400_000L, false, null);

  @Override
  public String agentVersion() {
    return "test";
  }

  @Override
  public PhoneFacts facts() {
    return FACTS;
  }

  @Override
  public PhoneState state() {
    return state;
  }

  @Override
  public Memory memory() {
    return new Memory(1000L, 2000L, null);
  }

  @Override
  public OpenDelegate open(DelegateKind kind, boolean fp16) throws JobException {
    throw new JobException(
        FailureKind.DELEGATE, kind.text(), "this device has none", "another delegate");
  }

  @Override
  public DelegateReport coverage(InterpreterApi interpreter) {
    return DelegateReport.unknown();
  }

  @Override
  public void markLoading() {}

  @Override
  public OutputStream create(Path file) throws IOException {
    return Phone.super.create(file);
  }
}
