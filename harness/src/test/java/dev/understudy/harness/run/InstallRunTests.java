package dev.understudy.harness.run;

import static dev.understudy.harness.run.FaultyRuns.GALAXY;
import static dev.understudy.harness.run.FaultyRuns.PIXEL;
import static dev.understudy.harness.run.FaultyRuns.medians;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.farm.android.AgentApk;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.RunRecord;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on phones that have no benchmark app yet, of which one refuses it. */
class InstallRunTests {
  @TempDir Path folder;

  @Test
  void rowsSayWhyThePhoneRefusesAndResumeMakesUpOnceItIsAllowed() throws Exception {
    try (FaultyRuns runs = FaultyRuns.open(folder)) {
      SimulatedPhone pixel = runs.addBare(PhoneModel.pixel7());
      SimulatedPhone galaxy = runs.addBare(PhoneModel.galaxyS21());
      AgentApk app = AgentApk.bundled(folder);
      runs.installing(app);
      Experiment experiment = runs.experiment("delegates: [cpu], threads: [1]", pixel, galaxy);
      pixel.faults().arm("install-refused");

      RunRecord refused = runs.run(experiment, false);

      assertThat(medians(refused, PIXEL))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.DEVICE_LOST))
          .allSatisfy(
              m ->
                  assertThat(m.validity().reason())
                      .contains(pixel.udid(), "USER_RESTRICTED", "Install via USB"));
      assertThat(medians(refused, GALAXY))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.value()).isPositive());
      assertThat(refused.provenance().host())
          .containsEntry(PIXEL + ": phones", "0")
          .containsEntry(GALAXY + ": benchmark app", app.version());

      pixel.faults().clear();
      runs.installing(app);
      RunRecord made = runs.run(experiment, true);

      assertThat(medians(made, PIXEL))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.value()).isPositive());
      assertThat(medians(made, GALAXY)).isEqualTo(medians(refused, GALAXY));
      assertThat(made.provenance().host())
          .containsEntry(PIXEL + ": phones", "1")
          .containsEntry(PIXEL + ": benchmark app", app.version())
          .containsKey(PIXEL + ": build");
    }
  }
}
