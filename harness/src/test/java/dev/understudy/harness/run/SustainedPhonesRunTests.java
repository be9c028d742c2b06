package dev.understudy.harness.run;

import static dev.understudy.harness.run.PhoneRuns.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import dev.understudy.reports.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sustained loads of the demo's teacher and student on a simulated phone, from file to record. */
class SustainedPhonesRunTests {
  private static final String PIXEL = "pixel-7-android-14-simulated";
  private static final String CPU = "{delegates: [cpu-xnnpack], threads: [1], pictures: 0}";
  private static final Pattern CHOICE =
      Pattern.compile("command=run.*job=time-[0-9a-f]{12}-(cpu[a-z-]*)-1-thread");

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone pixel;
  private static PhoneRuns runs;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    pixel = lab.add(PhoneModel.pixel7());
    runs = new PhoneRuns(lab, folder);
  }

  @AfterEach
  void heal() throws Exception {
    pixel.faults().clear();
    pixel.plug();
    lab.adb().connect(pixel.udid());
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  /** Sustained loads only, with a phone on which all goes by the CPU. */
  private static Experiment experiment(String name, String time) throws Exception {
    return runs.experiment(name, "sustained", CPU, "sustained: {time: " + time + "}");
  }

  private static List<SustainedLoad> onPixel(RunRecord record) {
    return record.onDevices().sustained().stream().filter(l -> l.device().equals(PIXEL)).toList();
  }

  @Test
  void aPhoneThatHeatsUpShowsInWindowsAndOneThatBeganHotIsThrottled() throws Exception {
    Experiment experiment = experiment("heat", "4s");
    Path out = folder.resolve("heat-out");
    pixel.faults().arm("thermal:3@job=measuring/*");

    RunRecord record = runs.run(experiment, out, false, Progress.SILENT);

    // The first load heats the phone, and it stays hot: no rest helps the second.
    assertThat(rows(record, PIXEL, "sustained-p50"))
        .extracting(m -> m.validity().kind())
        .containsExactly(Validity.Kind.SIMULATED, Validity.Kind.THROTTLED);
    assertThat(rows(record, PIXEL, "sustained-p50"))
        .allSatisfy(m -> assertThat(m.value()).isPositive())
        .allSatisfy(m -> assertThat(m.interval()).isNotNull())
        .allSatisfy(
            m ->
                assertThat(m.protocol())
                    .contains(
                        "batch 1, one process without a pause for 4 s",
                        "simulated phone",
                        "thermal severe"));
    assertThat(rows(record, PIXEL, "sustained-slowdown"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isPositive());
    assertThat(rows(record, PIXEL, "sustained-onset")).hasSize(2);
    assertThat(onPixel(record))
        .extracting(SustainedLoad::runtime)
        .containsOnly("tflite/cpu-xnnpack-1-thread");
    assertThat(onPixel(record))
        .extracting(SustainedLoad::subject)
        .containsExactlyInAnyOrder("teacher", "student");
    SustainedLoad heating = onPixel(record).get(0);
    assertThat(heating.windows().get(0).thermal()).isEqualTo("none");
    assertThat(heating.windows()).extracting(Window::thermal).endsWith("severe").contains("none");
    assertThat(heating.windows()).extracting(Window::start).isSorted();
    assertThat(onPixel(record).get(1).windows()).extracting(Window::thermal).containsOnly("severe");
    rawFile(out, heating);
    assertThat(record.measures())
        .extracting(dev.understudy.reports.MeasureInfo::id)
        .containsExactly("sustained-p50", "sustained-slowdown", "sustained-onset");
    assertThat(pixel.log().refusals()).isEmpty();

    RunRecord again = runs.resumeWithoutServer(experiment, out);
    assertThat(again.rows()).isEqualTo(record.rows());
    assertThat(again.onDevices()).isEqualTo(record.onDevices());
  }

  private static void rawFile(Path out, SustainedLoad load) throws Exception {
    JsonNode raw = JsonMapper.builder().build().readTree(out.resolve(load.file()).toFile());
    long runs = load.windows().stream().mapToLong(Window::runs).sum();
    assertThat(raw.path("steady_ns")).hasSize(Math.toIntExact(runs));
    assertThat(raw.path("states").get(0).path("thermal").asText()).isEqualTo("none");
    assertThat(raw.path("states").get(0).path("battery_percent").asInt()).isEqualTo(87);
    JsonNode last = raw.path("states").get(raw.path("states").size() - 1);
    assertThat(last.path("thermal").asText()).isEqualTo("severe");
    assertThat(last.path("runs").asLong()).isEqualTo(runs);
    assertThat(last.path("at_ms").asLong()).isGreaterThanOrEqualTo(4000);
  }

  @Test
  void aPhoneThatSlowsDownShowsInTheFigures() throws Exception {
    Experiment experiment = experiment("slow", "6s");
    // From the middle of the first load on, and all through the second.
    pixel.faults().arm("slowdown:5,3@job=measuring/*");

    RunRecord record = runs.run(experiment, folder.resolve("slow-out"), false, Progress.SILENT);

    List<Measurement> slowdowns = rows(record, PIXEL, "sustained-slowdown");
    assertThat(slowdowns.get(0).value()).isGreaterThan(2.5);
    assertThat(slowdowns.get(1).value()).isLessThan(2.5);
    assertThat(rows(record, PIXEL, "sustained-onset").get(0).value()).isBetween(0.1, 5.0);
    List<Window> windows = onPixel(record).get(0).windows();
    assertThat(windows.get(windows.size() - 1).medianMs())
        .isGreaterThan(2.5 * windows.get(0).medianMs());
  }

  @Test
  void whatALostPhoneOwesIsMadeUpForByResume() throws Exception {
    Experiment experiment = experiment("lost", "3s");
    Path out = folder.resolve("lost-out");
    pixel.faults().arm("unplug@job=measuring/*");
    Units units = new Units();

    RunRecord lost = runs.run(experiment, out, false, units);

    for (String measure : List.of("sustained-p50", "sustained-slowdown", "sustained-onset")) {
      assertThat(rows(lost, PIXEL, measure))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.DEVICE_LOST))
          .allSatisfy(m -> assertThat(m.validity().reason()).contains("lost 3 times in a row"));
    }
    assertThat(onPixel(lost)).isEmpty();
    assertThat(units.ofPhones).as("what was told twice does not count twice").isEqualTo(6);

    pixel.plug();
    lab.adb().connect(pixel.udid());
    RunRecord made = runs.run(experiment, out, true, Progress.SILENT);

    assertThat(rows(made, PIXEL, "sustained-p50"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isPositive());
    assertThat(onPixel(made)).hasSize(2);
    assertThat(rows(made, "local", "sustained-p50"))
        .as("this machine's are not measured again")
        .isEqualTo(rows(lost, "local", "sustained-p50"));
  }

  /** Counts the units that the phones' part was told of. */
  private static final class Units implements Progress {
    private boolean phones;
    private long ofPhones;
    private long work;

    @Override
    public void begin(String step, int number, int of, long units) {
      phones = step.equals("phones");
      work = phones ? units : work;
    }

    @Override
    public void advance(long units) {
      ofPhones += phones ? units : 0;
      assertThat(ofPhones).isLessThanOrEqualTo(work);
    }

    @Override
    public void end() {
      phones = false;
    }

    @Override
    public void say(String line) {}
  }

  @Test
  void whatHeatsThePhoneComesAfterAllThatIsTimedCool() throws Exception {
    Experiment experiment =
        runs.experiment(
            "order",
            "latency, sustained",
            "{delegates: [cpu-xnnpack, cpu], threads: [1], pictures: 0}",
            "sustained: {time: 3s}");
    int before = pixel.log().lines().size();

    RunRecord record = runs.run(experiment, folder.resolve("order-out"), false, Progress.SILENT);

    List<String> choices = new ArrayList<>();
    for (String line : pixel.log().lines().subList(before, pixel.log().lines().size())) {
      Matcher m = CHOICE.matcher(line);
      if (m.find() && (choices.isEmpty() || !choices.get(choices.size() - 1).equals(m.group(1)))) {
        choices.add(m.group(1));
      }
    }
    assertThat(choices).containsExactly("cpu-xnnpack", "cpu", "cpu-xnnpack", "cpu");
    assertThat(rows(record, PIXEL, "latency-p50")).hasSize(4);
    assertThat(rows(record, PIXEL, "sustained-p50")).hasSize(4);
  }
}
