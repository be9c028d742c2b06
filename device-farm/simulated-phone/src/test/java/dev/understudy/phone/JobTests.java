package dev.understudy.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.Thermal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebDriverException;

/** The benchmark job, driven by the real Appium server, and what may go wrong on the way. */
class JobTests extends JobFixture {
  @Test
  void theModelRunsAndItsPicturesComeBack() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    session.run(id);

    assertThat(session.end().state()).isEqualTo(JobState.DONE);
    JobResult result = result(id);
    assertThat(result.host().phone().simulated()).isTrue();
    assertThat(result.host().phone().model()).isEqualTo("Pixel 7");
    assertThat(result.timing().steadyRuns()).isGreaterThanOrEqualTo(64);
    String done = new String(session.pull("results/" + id + "/DONE"), UTF_8);
    for (String line : done.lines().toList()) {
      String hash = line.substring(0, 64);
      String name = line.substring(66);
      assertThat(TestJob.sha256(session.pull("results/" + id + "/" + name))).isEqualTo(hash);
    }
    assertThat(done).contains("output-0.bin", "samples.csv");
    assertThat(session.pull("results/" + id + "/output-0.bin"))
        .isEqualTo(session.pull("results/" + again() + "/output-0.bin"));
  }

  @Test
  void factsSayThatItIsSimulated() {
    session.start(AgentCommand.COMMAND, "facts");

    AgentFacts facts = AgentFacts.parse(new String(session.pull(AgentFacts.FILE), UTF_8));
    assertThat(facts.phone().simulated()).isTrue();
    assertThat(facts.agent()).isEqualTo("1.0");
    assertThat(facts.freeBytes()).isPositive();
  }

  @Test
  void aGpuWorksFailsOrFallsBackInSilence() throws Exception {
    String works = send(DelegateKind.GPU);
    session.run(works);
    session.end();
    assertThat(result(works).loaded().coverage().delegates())
        .singleElement()
        .satisfies(c -> assertThat(c.nodes()).isEqualTo(c.of()));

    phone.faults().arm("gpu-fallback");
    String fallsBack = send(DelegateKind.GPU);
    session.run(fallsBack);
    assertThat(session.end().state()).isEqualTo(JobState.DONE);
    assertThat(result(fallsBack).loaded().coverage().known()).isTrue();
    assertThat(result(fallsBack).loaded().coverage().delegates()).isEmpty();

    phone.faults().arm("gpu-failure");
    String fails = send(DelegateKind.GPU);
    session.run(fails);
    assertThat(session.end().state()).isEqualTo(JobState.FAILED);
    assertThat(result(fails).failure()).isEqualTo(FailureKind.DELEGATE);
  }

  @Test
  void heatAndChargeAreRecordedFromTheMomentTheyCome() throws Exception {
    phone.faults().arm("thermal:3@job=measuring/*");
    phone.faults().arm("battery:12");
    String id = send(DelegateKind.CPU_XNNPACK);
    session.run(id);
    session.end();

    List<JobResult.StateAt> states = result(id).states();
    assertThat(states.get(0).state().thermal()).isEqualTo(Thermal.NONE);
    assertThat(states.get(states.size() - 1).state().thermal()).isEqualTo(Thermal.SEVERE);
    assertThat(states).allSatisfy(s -> assertThat(s.state().batteryPercent()).isEqualTo(12));
  }

  @Test
  void anAppThatCrashesLeavesAnInterruptedJob() throws Exception {
    phone.faults().arm("app-crash@job=pictures/*");
    String id = send(DelegateKind.CPU_XNNPACK);
    session.run(id);

    assertThatThrownBy(() -> session.end()).isInstanceOf(WebDriverException.class);
    assertThat(session.awaitLog("Process: " + AgentCommand.PACKAGE)).contains("FATAL EXCEPTION");
    session.run(id);
    assertThat(session.end().state()).isEqualTo(JobState.INTERRUPTED);
    assertThat(result(id).timing()).isNull();
  }

  @Test
  void aDeadInstrumentationEndsTheSessionButNotTheJob() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    phone.faults().arm("instrumentation-death@job=measuring/*");
    session.run(id);

    assertThatThrownBy(() -> session.end())
        .hasMessageFindingMatch("socket hang up|instrumentation process is not running");
    assertThat(session.alive()).isFalse();
    reopen();
    session.start(AgentCommand.COMMAND, "status");
    assertThat(session.end().state()).isEqualTo(JobState.DONE);
    assertThat(result(id).timing()).isNotNull();
  }

  @Test
  void anUnpluggedPhoneGoesOnWithItsJob() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    phone.faults().arm("unplug@job=warm-up/*");

    assertThatThrownBy(() -> runToItsEnd(id)).isInstanceOf(WebDriverException.class);
    assertThatThrownBy(() -> session.pull("models/m.tflite"))
        .isInstanceOf(WebDriverException.class);
    phone.plug();
    reopen();
    session.start(AgentCommand.COMMAND, "status");
    assertThat(session.end().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aRestartInterruptsTheJob() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    phone.faults().arm("reboot:0.2@job=measuring/*");

    assertThatThrownBy(() -> runToItsEnd(id)).isInstanceOf(WebDriverException.class);
    reopen();
    session.run(id);
    assertThat(session.end().state()).isEqualTo(JobState.INTERRUPTED);
  }

  @Test
  void aFullStorageTakesNoFileAndNoResult() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    phone.faults().arm("storage-full");

    assertThatThrownBy(() -> session.push(jobs.tensors, "tensors/other.bin"))
        .hasMessageContaining("No space left");
    session.run(id);
    assertThat(session.end().state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void aPullMayBeCutOff() throws Exception {
    phone.faults().arm("truncated-result@pull=*z.bin");

    assertThat(session.pull("tensors/z.bin").length).isEqualTo(Files.size(jobs.tensors) / 2);
    assertThat(session.pull("tensors/z.bin")).isEqualTo(Files.readAllBytes(jobs.tensors));
  }

  @Test
  void anInstallMayBeRefused() throws Exception {
    String settings = "io.appium.settings";
    Path apk = Packages.appiumSettings(lab.tools);
    phone.faults().arm("install-refused@install=" + settings);

    assertThatThrownBy(() -> session.driver.installApp(apk.toString()))
        .hasMessageContaining("INSTALL_FAILED_USER_RESTRICTED");
    session.driver.installApp(apk.toString());
    assertThat(session.driver.isAppInstalled(settings)).isTrue();
  }

  @Test
  void aServerThatIsKilledComesBackWithoutItsSessions() throws Exception {
    lab.server.kill();

    assertThatThrownBy(() -> session.status()).isInstanceOf(WebDriverException.class);
    lab.server.restart();
    assertThatThrownBy(() -> session.status()).hasMessageContaining("session");
    session = Session.open(lab.server.url(), phone);
    session.start(AgentCommand.COMMAND, "status");
    assertThat(session.status()).isNotNull();
  }
}
