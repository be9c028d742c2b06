package dev.understudy.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.phone.system.PhoneModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A phone, a session on it, and jobs for it. */
abstract class JobFixture {
  @TempDir static Path folder;
  static Lab lab;
  static SimulatedPhone phone;
  static TestJob jobs;
  static Session session;
  private static int lastId;

  @BeforeAll
  static void sendFiles() throws Exception {
    lab = Lab.open(folder);
    phone = lab.phone(PhoneModel.pixel7());
    jobs = new TestJob(folder);
    session = Session.open(lab.server.url(), phone);
    session.push(TestJob.MODEL, "models/m.tflite");
    session.push(jobs.tensors, "tensors/z.bin");
  }

  @AfterAll
  static void closeLab() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @AfterEach
  void clearFaults() {
    phone.faults().clear();
    assertThat(phone.log().refusals()).isEmpty();
  }

  /** A test that failed may have left the phone away, and its session with it. */
  @BeforeEach
  void awake() throws Exception {
    if (!session.alive()) {
      phone.plug();
      reopen();
    }
  }

  static String send(DelegateKind delegate) throws Exception {
    Job job = jobs.job("job-" + ++lastId, delegate);
    session.push(
        Files.writeString(folder.resolve("job.json"), job.toJson()),
        "jobs/" + job.id() + "/job.json");
    return job.id();
  }

  static void runToItsEnd(String id) throws Exception {
    session.run(id); // whose answer may be lost already
    session.end();
  }

  static JobResult result(String id) {
    return JobResult.parse(new String(session.pull("results/" + id + "/result.json"), UTF_8));
  }

  static void reopen() throws Exception {
    lab.adb.connect(phone.udid());
    session = Session.open(lab.server.url(), phone);
  }

  /** The job once more under another id. */
  static String again() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    session.run(id);
    session.end();
    return id;
  }
}
