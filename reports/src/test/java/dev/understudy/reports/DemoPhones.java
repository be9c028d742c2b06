package dev.understudy.reports;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.OnDevices.DevicePicture;
import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * What the demo's subjects would show on two phones with two delegates each: one phone heats up,
 * and the student's pictures of its GPU are wrong; the other phone is a simulated one.
 */
final class DemoPhones {
  static final String PIXEL = "pixel-7-android-14";
  static final String GALAXY = "galaxy-s21-android-13-simulated";
  static final String GPU = "tflite/gpu-fp16";
  static final String CPU = "tflite/cpu-xnnpack-4-threads";
  static final Validity MISMATCH =
      Validity.of(
          Validity.Kind.OUTPUT_MISMATCH,
          "its pictures differ from the reference's by up to 1.87, beyond 5e-02");
  static final Validity SIMULATED =
      Validity.of(
          Validity.Kind.SIMULATED, "the phone is simulated: nothing of it is a real phone's");
  static final int PICTURES = 3;

  private static final int WINDOWS = 60;
  private static final double SECONDS = 5;

  private final DemoRun run;
  private final Path folder;
  private final Random random = new Random(11);
  private final List<SustainedLoad> loads = new ArrayList<>();
  private final List<DevicePicture> pictures = new ArrayList<>();

  private DemoPhones(DemoRun run, Path folder) {
    this.run = run;
    this.folder = folder;
  }

  /** Adds the phones' rows, loads and pictures, and writes the files that they name. */
  static DemoRun addTo(DemoRun run, Path folder) throws IOException {
    DemoPhones phones = new DemoPhones(run, folder);
    phones.place(PIXEL + run.suffix, GPU, 24.6, 1.42, 6.12, 1.04);
    phones.place(PIXEL + run.suffix, CPU, 88.3, 1.21, 21.4, 1.17);
    phones.place(GALAXY + run.suffix, GPU, 41.7, 1, 9.23, 1);
    phones.place(GALAXY + run.suffix, CPU, 121, 1, 30.2, 1);
    run.onDevices = new OnDevices(phones.loads, phones.pictures);
    return run;
  }

  /** The same on three phones with three delegates each. */
  static DemoRun addLabTo(DemoRun run, Path folder) throws IOException {
    DemoPhones phones = new DemoPhones(run, folder);
    double slower = 1;
    for (String device : List.of(PIXEL, "galaxy-s21-android-13", "redmi-note-12-android-13")) {
      for (String runtime : List.of(GPU, "tflite/gpu-fp32", CPU)) {
        phones.place(device, runtime, 14 * slower, 1.1 + slower / 10, 1.1 * slower, 1.04);
        slower *= 1.3;
      }
    }
    run.onDevices = new OnDevices(phones.loads, phones.pictures);
    return run;
  }

  private void place(String device, String runtime, double t, double heatT, double s, double heatS)
      throws IOException {
    timings(run.teacher, device, runtime, t);
    timings(run.student, device, runtime, s);
    Validity validity = validity(device);
    run.compare(
        "latency-p50",
        device,
        runtime,
        DemoRun.m("latency-p50", s - t, Unit.MILLISECONDS, 768, 0.02 * t, "")
            .withValidity(validity),
        DemoRun.m("latency-p50", s / t, Unit.NONE, 768, 0.01, "").withValidity(validity),
        3e-9,
        "Mann–Whitney U");
    load(run.teacher, device, runtime, t, heatT);
    load(run.student, device, runtime, s, heatS);
    pictures(run.teacher, device, runtime, 1e-3);
    pictures(run.student, device, runtime, device.startsWith(PIXEL) && runtime.equals(GPU) ? 1 : 0);
  }

  private static Validity validity(String device) {
    return device.startsWith(GALAXY) ? SIMULATED : Validity.MEASURED;
  }

  private void timings(String subject, String device, String runtime, double ms) {
    boolean gpu = runtime.equals(GPU);
    String how =
        (device.startsWith(GALAXY) ? "simulated phone: its times are this machine's; " : "")
            + "TFLite 2.16.1; "
            + (gpu
                ? "TfLiteGpuDelegateV2 100 of 100 nodes in 1 partition"
                : "TfLiteXNNPackDelegate 96 of 100 nodes in 3 partitions")
            + (device.startsWith(GALAXY) ? "" : "; thermal none; battery 80 % to 80 %")
            + (ms <= 33 ? "; real time: at most 33 ms a picture" : "");
    String launches = "batch 1, geometric mean of 3 launches; ";
    time(subject, device, runtime, "latency-load", "load", ms * (gpu ? 30 : 4), 3, launches + how);
    time(subject, device, runtime, "latency-first", "first", ms * 1.9, 3, launches + how);
    time(
        subject,
        device,
        runtime,
        "latency-p50",
        "p50",
        ms,
        768,
        "batch 1, geometric mean of 3 launches' medians; " + how);
    time(subject, device, runtime, "latency-p90", "p90", ms * 1.08, 768, how);
    time(subject, device, runtime, "latency-p95", "p95", ms * 1.15, 768, how);
    run.measure("peak-memory", "peak memory", Group.LATENCY, Direction.LOWER);
    row(
        subject,
        device,
        runtime,
        Measurement.of("peak-memory", 1e6 * (180 + ms), Unit.BYTES, 3, null, how));
  }

  private void time(
      String subject,
      String device,
      String runtime,
      String id,
      String label,
      double ms,
      long n,
      String protocol) {
    run.measure(id, label, Group.LATENCY, Direction.LOWER);
    row(subject, device, runtime, DemoRun.m(id, ms, Unit.MILLISECONDS, n, 0.012 * ms, protocol));
  }

  private void row(String subject, String device, String runtime, Measurement m) {
    run.row(
        subject, device, runtime, m.validity().isMeasured() ? m.withValidity(validity(device)) : m);
  }

  /** Latency that rises from the second minute on, to {@code heat} times of what it was. */
  private void load(String subject, String device, String runtime, double ms, double heat)
      throws IOException {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      double risen = Math.min(1, Math.max(0, (i - 12) / 30.));
      double median = ms * (1 + (heat - 1) * risen) * (1 + 0.006 * random.nextGaussian());
      double now = 1 + (heat - 1) * risen;
      String thermal = now > 1.3 ? "severe" : now > 1.12 ? "moderate" : now > 1.03 ? "light" : null;
      String told = (thermal == null ? "none" : thermal) + run.suffix;
      windows.add(
          new Window(
              SECONDS * i,
              SECONDS * (i + 1),
              Math.max(1, (long) (1000 * SECONDS / median)),
              median,
              device.startsWith(GALAXY) ? "unknown" : told));
    }
    String file = "samples/sustained-" + loads.size() + ".json";
    write(file, "{\"samples_ns\":[1,2,3]}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    loads.add(new SustainedLoad(subject, device, runtime, windows, file));
    sustained(subject, device, runtime, ms, heat);
  }

  private void sustained(String subject, String device, String runtime, double ms, double heat) {
    String plan = "5 minutes without a pause; windows of 5 s";
    run.measure("sustained-p50", "sustained p50", Group.LATENCY, Direction.LOWER);
    row(
        subject,
        device,
        runtime,
        Measurement.of("sustained-p50", ms * heat, Unit.MILLISECONDS, 900, null, plan));
    run.measure("sustained-slowdown", "sustained slow-down", Group.LATENCY, Direction.LOWER);
    row(
        subject,
        device,
        runtime,
        Measurement.of("sustained-slowdown", heat, Unit.NONE, 900, null, plan));
    run.measure("sustained-onset", "sustained onset", Group.LATENCY, Direction.HIGHER);
    Validity never =
        Validity.of(
            Validity.Kind.NOT_AVAILABLE,
            "the latency never stayed more than 10 % above the first part's");
    row(
        subject,
        device,
        runtime,
        heat > 1.1
            ? Measurement.of("sustained-onset", 60 + 15 / (heat - 1), Unit.NONE, 1, null, plan)
            : Measurement.missing("sustained-onset", Unit.NONE, plan, never));
  }

  private void pictures(String subject, String device, String runtime, double wrong)
      throws IOException {
    int kind = subject.equals(run.teacher) ? 0 : 1;
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage expected = DemoRun.picture(i, kind);
      String base = "devices/" + i + "-" + kind + "-";
      String at = base + loads.size();
      write(base + "desktop.png", png(expected));
      BufferedImage made = wrong < 1 ? expected : broken(expected, i);
      write(at + ".png", png(made));
      write(at + "-difference.png", png(difference(expected, made)));
      pictures.add(
          new DevicePicture(
              subject,
              device,
              runtime,
              i,
              DemoRun.CLASSES[i] + run.suffix,
              base + "desktop.png",
              at + ".png",
              at + "-difference.png",
              Map.of("psnr", wrong < 1 ? 61.3 - i : 8.2 + i, "parity-max-abs", wrong + i * 1e-3)));
    }
    run.measure("parity-max-abs", "Output parity", Group.LATENCY, Direction.LOWER);
    run.measure("parity-psnr", "Output parity (PSNR)", Group.LATENCY, Direction.HIGHER);
    String protocol = "picture values in [-1,1], float16 tolerance 5e-02";
    Validity validity = wrong < 1 ? Validity.MEASURED : MISMATCH;
    row(
        subject,
        device,
        runtime,
        Measurement.of("parity-max-abs", wrong * 1.87 + 1e-3, Unit.NONE, PICTURES, null, protocol)
            .withValidity(validity));
    row(
        subject,
        device,
        runtime,
        Measurement.of("parity-psnr", wrong < 1 ? 60 : 9, Unit.DECIBELS, PICTURES, null, protocol)
            .withValidity(validity));
  }

  /** As a GPU's driver may break it: bands are torn out of the picture. */
  private static BufferedImage broken(BufferedImage picture, int i) {
    BufferedImage broken = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        int v = picture.getRaster().getSample((x + y / 4 * 7) % 32, y, 0);
        broken.getRaster().setSample(x, y, 0, y / 4 % 2 == i % 2 ? 255 - v : v);
      }
    }
    return broken;
  }

  private static BufferedImage difference(BufferedImage a, BufferedImage b) {
    BufferedImage gap = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int p = 0; p < 32 * 32; p++) {
      int x = p % 32;
      int d =
          Math.abs(a.getRaster().getSample(x, p / 32, 0) - b.getRaster().getSample(x, p / 32, 0));
      gap.getRaster().setSample(x, p / 32, 0, Math.min(255, 4 * d));
    }
    return gap;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
