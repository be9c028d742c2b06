package dev.understudy.reports.history;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.SampleFile;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.RunRecord.ValueFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A run's folder with made-up figures: a teacher and a student, timed on one device. */
public final class NightlyRun {
  public static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

  private final List<Row> rows = new ArrayList<>();
  private String name = "Nightly";
  private String student = "student";
  private String cpu = "Example CPU";
  private Instant started = FIRST;
  private double latency = 10;
  private OnDevices onDevices = OnDevices.NONE;

  /** The run of a night, the first being 0. */
  public static NightlyRun night(int number) {
    NightlyRun run = new NightlyRun();
    run.started = FIRST.plus(Duration.ofDays(number));
    return run;
  }

  public NightlyRun name(String other) {
    name = other;
    return this;
  }

  public NightlyRun student(String other) {
    student = other;
    return this;
  }

  public NightlyRun cpu(String other) {
    cpu = other;
    return this;
  }

  public NightlyRun latency(double ms) {
    latency = ms;
    return this;
  }

  public NightlyRun started(Instant time) {
    started = time;
    return this;
  }

  /** With a sustained load and a picture of the phone. */
  public NightlyRun onPhone() {
    onDevices =
        new OnDevices(
            List.of(
                new OnDevices.SustainedLoad(
                    student,
                    "pixel",
                    "tflite",
                    List.of(new OnDevices.Window(0, 5, 400, latency, "none")),
                    "sustained/0.json")),
            List.of(
                new OnDevices.DevicePicture(
                    student,
                    "pixel",
                    "tflite",
                    0,
                    "Boot",
                    "devices/0-e.png",
                    "devices/0-m.png",
                    "devices/0-d.png",
                    Map.of("psnr", 41.5))));
    return this;
  }

  public NightlyRun row(
      String subject, @Nullable String device, @Nullable String runtime, Measurement value) {
    rows.add(new Row(subject, device, runtime, value));
    return this;
  }

  /** The record without writing anything. */
  public RunRecord record() {
    List<Row> all = new ArrayList<>();
    for (String subject : List.of("teacher", student)) {
      double ms = subject.equals("teacher") ? 3 * latency : latency;
      all.add(new Row(subject, null, null, interval("kid", ms / 100, Unit.NONE)));
      all.add(
          new Row(subject, null, "tflite", Measurement.of("macs", 1e9, Unit.MACS, 1, null, "")));
      all.add(new Row(subject, "pixel", "tflite", interval("latency-p50", ms, Unit.MILLISECONDS)));
    }
    all.add(
        new Row(
            student,
            "pixel",
            "tflite",
            Measurement.missing(
                "latency-p99",
                Unit.MILLISECONDS,
                "",
                Validity.of(Validity.Kind.NOT_AVAILABLE, "too few samples"))));
    all.addAll(rows);
    return new RunRecord(
        RunRecord.SCHEMA,
        name,
        "4f1c".repeat(16),
        started,
        Duration.ofSeconds(83),
        new RunRecord.Provenance(
            "0.1.0",
            "c3deb92",
            "understudy run nightly.yaml",
            42,
            "numpy RandomState.randn",
            Map.of("tflite", "2.20.0"),
            Map.of("cpu", cpu, "os", "Linux", "load average", "0.31"),
            Map.of(),
            Map.of("gallery.amplification", "4")),
        List.of(subject("teacher", Role.TEACHER), subject(student, Role.STUDENT)),
        null,
        List.of(
            new MeasureInfo("kid", "KID", Group.QUALITY, Direction.LOWER, "a distance"),
            new MeasureInfo("macs", "MACs", Group.COST, Direction.LOWER, "a count"),
            new MeasureInfo("latency-p50", "p50", Group.LATENCY, Direction.LOWER, "a median"),
            new MeasureInfo("latency-p99", "p99", Group.LATENCY, Direction.LOWER, "a tail")),
        all,
        List.of(),
        List.of(),
        List.of(
            new SampleFile("teacher", "pixel", "tflite", 0, "samples/0.json"),
            new SampleFile(student, "pixel", "tflite", 0, "samples/1.json")),
        List.of(new ValueFile(student, "lpips", 100, "values/lpips.f32")),
        List.of(
            new GalleryEntry(
                0,
                "Boot",
                "gallery/0-t.png",
                student,
                "gallery/0-s.png",
                "gallery/0-d.png",
                Map.of("psnr", 21.5),
                List.of(new RunRecord.ArtifactMap("checkerboard", "gallery/0-m.png")))),
        List.of(),
        onDevices,
        null,
        List.of());
  }

  /** Writes the record and its files into a folder; that folder. */
  public Path write(Path folder) {
    RunRecord record = record();
    try {
      for (SampleFile samples : record.samples()) {
        boolean teacher = samples.subject().equals("teacher");
        write(folder, samples.file(), samples(teacher ? 3 * latency : latency).getBytes(UTF_8));
      }
      ByteBuffer values = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < 100; i++) {
        values.putFloat((float) (0.1 + Math.sin(i + latency) / 50));
      }
      write(folder, "values/lpips.f32", values.array());
      for (String kind : List.of("t", "s", "d", "m")) {
        write(folder, "gallery/0-" + kind + ".png", picture(kind.charAt(0)));
      }
      for (OnDevices.SustainedLoad load : record.onDevices().sustained()) {
        write(folder, load.file(), samples(latency).getBytes(UTF_8));
      }
      for (OnDevices.DevicePicture of : record.onDevices().pictures()) {
        write(folder, of.expected(), picture(1));
        write(folder, of.made(), picture(2));
        write(folder, of.difference(), picture(3));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Reports.write(folder, record);
    return folder;
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private static byte[] picture(int sample) throws IOException {
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(3, 3, 0, sample);
    var png = new java.io.ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return png.toByteArray();
  }

  private static void write(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static Subject subject(String name, Role role) {
    return new Subject(
        name, role, List.of(new RunRecord.Model("tflite", "m.tflite", 1000, "aa".repeat(32))));
  }

  private static Measurement interval(String id, double value, Unit unit) {
    double half = 0.05 * value;
    return Measurement.of(
        id,
        value,
        unit,
        100,
        new ConfidenceInterval(value - half, value + half, 0.95, "bootstrap"),
        "a protocol");
  }

  private static String samples(double ms) {
    StringBuilder steady = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      steady.append(i == 0 ? "" : ",").append((long) (1e6 * ms * (1 + 0.01 * Math.sin(i * 7))));
    }
    return "{\"load_ns\":1,\"first_ns\":2,\"warm_up_ns\":[3],\"steady_ns\":[" + steady + "]}";
  }
}
