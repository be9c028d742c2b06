package dev.understudy.reports;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.ArtifactMap;
import dev.understudy.reports.RunRecord.Comparison;
import dev.understudy.reports.RunRecord.Curve;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.RunRecord.Model;
import dev.understudy.reports.RunRecord.Provenance;
import dev.understudy.reports.RunRecord.Reference;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.SampleFile;
import dev.understudy.reports.RunRecord.Subject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A record like the demo's, with made-up figures, and the files beside it. */
final class DemoRun {
  static final String[] CLASSES = {
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Boot"
  };
  private static final String BOOTSTRAP = "bootstrap over pictures, 1,000 resamples";

  final List<MeasureInfo> measures = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  final List<Comparison> comparisons = new ArrayList<>();
  final List<Curve> curves = new ArrayList<>();
  final List<SampleFile> samples = new ArrayList<>();
  final List<GalleryEntry> gallery = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  String name = "Fashion demo";
  String teacher = "style-teacher";
  String student = "blaze-student";
  Instant started = Instant.parse("2026-11-01T09:30:00Z");
  String hash = "4f1c".repeat(16);
  String cpu = "Example CPU, 2 cores";
  String pixel = "build A";
  String network = "ab12".repeat(16);
  String pictures = "ee".repeat(32);
  OnDevices onDevices = OnDevices.NONE;
  Map<String, String> settings =
      Map.of("latency plan", "quick", "threads", "2", "gallery.amplification", "4");
  String suffix = "";

  /** The record without files; deterministic. */
  static DemoRun create() {
    DemoRun run = new DemoRun();
    run.fill("");
    return run;
  }

  RunRecord build() {
    return new RunRecord(
        RunRecord.SCHEMA,
        name,
        hash,
        started,
        Duration.ofSeconds(83),
        new Provenance(
            "0.1.0",
            "c3deb92",
            "understudy demo --out build/demo",
            42,
            "numpy RandomState.randn",
            Map.of("onnxruntime", "1.29.0", "tflite", "2.20.0"),
            Map.of("CPU", cpu, "OS", "Linux 6.1", "Java", "17.0.15", "pixel-7: build", pixel),
            Map.of("feature network", network),
            settings),
        List.of(
            new Subject(
                teacher,
                Role.TEACHER,
                List.of(
                    new Model("onnxruntime", "teacher.onnx", 4_812_345, "aa".repeat(32)),
                    new Model("tflite", "teacher.tflite", 4_798_112, "bb".repeat(32)))),
            new Subject(
                student,
                Role.STUDENT,
                List.of(
                    new Model("onnxruntime", "student.onnx", 763_210, "cc".repeat(32)),
                    new Model("tflite", "student.tflite", 758_004, "dd".repeat(32))))),
        new Reference("Fashion-MNIST test, 32x32" + suffix, 2000, pictures, "ff".repeat(32)),
        measures,
        rows,
        comparisons,
        curves,
        samples,
        List.of(),
        gallery,
        List.of(),
        onDevices,
        null,
        warnings);
  }

  /** Fills in the figures; the text comes behind all labels, protocols and places. */
  void fill(String text) {
    this.suffix = text;
    quality("fd-fashion", "FD (fashion)", Direction.LOWER, 1.21, 5.83, 12.31, 0.42, true);
    quality(
        "kid-fashion", "KID (fashion)", Direction.LOWER, 0.00011, 0.00412, 0.00987, 0.0006, true);
    quality("is-fashion", "IS (fashion)", Direction.HIGHER, 9.12, 8.71, 8.02, 0.09, false);
    quality("precision", "Precision", Direction.HIGHER, 0.912, 0.871, 0.868, 0.011, false);
    quality("recall", "Recall", Direction.HIGHER, 0.905, 0.662, 0.481, 0.014, false);
    paired("psnr", "PSNR", Direction.HIGHER, Unit.DECIBELS, 21.4, 0.3);
    paired("ssim", "SSIM", Direction.HIGHER, Unit.NONE, 0.812, 0.006);
    artifact("spectral-gap", "Spectral gap, RMS", Direction.LOWER, 0.031, 0.058, 0.004);
    cost("macs", "MACs", Unit.MACS, 93_200_000, 7_900_000);
    cost("parameters", "parameters", Unit.PARAMETERS, 1_203_112, 190_804);
    bytes();
    latency("onnxruntime" + text, 1.61, 0.312, 0.012, Validity.MEASURED);
    latency(
        "tflite" + text,
        2.24,
        0.703,
        0.03,
        Validity.of(Validity.Kind.UNSTABLE, "no steady state within 2 s" + text));
    curves();
    warnings.add("The machine’s load average was 1.9 before the run on 2 cores.");
  }

  MeasureInfo measure(String id, String label, Group group, Direction direction) {
    MeasureInfo info =
        new MeasureInfo(
            id,
            label + suffix,
            group,
            direction,
            label + suffix + " as defined in its paper (source).");
    if (!measures.contains(info)) {
      measures.add(info);
    }
    return info;
  }

  private void quality(
      String id,
      String label,
      Direction way,
      double real,
      double t,
      double s,
      double half,
      boolean ratio) {
    measure(id, label, Group.QUALITY, way);
    String protocol = "128-d features of the demo’s network, ddof=1" + suffix;
    row(RunRecord.REAL, null, null, m(id, real, Unit.NONE, 1000, half / 6, protocol));
    row(teacher, null, null, m(id, t, Unit.NONE, 2000, half, protocol));
    row(student, null, null, m(id, s, Unit.NONE, 2000, half, protocol));
    compare(
        id,
        null,
        null,
        m(id, s - t, Unit.NONE, 2000, half * 1.4, protocol),
        ratio ? m(id, s / t, Unit.NONE, 2000, half / t * 1.2, protocol) : null,
        null,
        "");
  }

  private void paired(String id, String label, Direction way, Unit unit, double s, double half) {
    measure(id, label, Group.PAIRED, way);
    row(student, null, null, m(id, s, unit, 2000, half, "at equal inputs, [0,255]"));
  }

  private void artifact(String id, String label, Direction way, double t, double s, double half) {
    measure(id, label, Group.ARTIFACTS, way);
    row(teacher, null, null, m(id, t, Unit.NONE, 2000, half, "top quarter of radii"));
    row(student, null, null, m(id, s, Unit.NONE, 2000, half, "top quarter of radii"));
    compare(
        id, null, null, m(id, s - t, Unit.NONE, 2000, half, "paired"), null, 0.0004, "sign test");
  }

  private void cost(String id, String label, Unit unit, double t, double s) {
    measure(id, label, Group.COST, Direction.LOWER);
    row(teacher, null, null, Measurement.of(id, t, unit, 1, null, "convention macs"));
    row(student, null, null, Measurement.of(id, s, unit, 1, null, "convention macs"));
  }

  private void bytes() {
    measure("file-bytes", "File size", Group.COST, Direction.LOWER);
    row(
        teacher,
        null,
        "onnxruntime",
        Measurement.of("file-bytes", 4_812_345, Unit.BYTES, 1, null, ""));
    row(
        student,
        null,
        "onnxruntime",
        Measurement.of("file-bytes", 763_210, Unit.BYTES, 1, null, ""));
    row(teacher, null, "tflite", Measurement.of("file-bytes", 4_798_112, Unit.BYTES, 1, null, ""));
    row(student, null, "tflite", Measurement.of("file-bytes", 758_004, Unit.BYTES, 1, null, ""));
  }

  private void latency(String runtime, double t, double s, double half, Validity studentsValidity) {
    String plan = "quick: 3 launches, batch 1";
    for (String[] one :
        new String[][] {
          {"latency-load", "load", "14"},
          {"latency-first", "first", "2.2"},
          {"latency-p50", "p50", "1"},
          {"latency-p90", "p90", "1.2"},
          {"latency-p95", "p95", "1.35"}
        }) {
      measure(one[0], one[1], Group.LATENCY, Direction.LOWER);
      double f = Double.parseDouble(one[2]);
      long n = f > 2 ? 3 : 768;
      row(
          teacher,
          "local" + suffix,
          runtime,
          m(one[0], t * f, Unit.MILLISECONDS, n, half * f, plan));
      row(
          student,
          "local" + suffix,
          runtime,
          m(one[0], s * f, Unit.MILLISECONDS, n, half * f / 2, plan)
              .withValidity(studentsValidity));
      if (one[0].equals("latency-p50")) {
        compare(
            one[0],
            "local" + suffix,
            runtime,
            m(one[0], s - t, Unit.MILLISECONDS, n, half, plan),
            m(one[0], s / t, Unit.NONE, n, half / t, plan),
            3e-9,
            "Mann–Whitney U");
      }
    }
    measure("latency-p99", "p99", Group.LATENCY, Direction.LOWER);
    Validity few = Validity.of(Validity.Kind.FAILED, "p99 needs 662 samples, there are 192");
    row(
        teacher,
        "local" + suffix,
        runtime,
        Measurement.missing("latency-p99", Unit.MILLISECONDS, plan, few));
    row(
        student,
        "local" + suffix,
        runtime,
        Measurement.missing("latency-p99", Unit.MILLISECONDS, plan, few));
    measure("peak-memory", "peak memory", Group.LATENCY, Direction.LOWER);
    row(
        teacher,
        "local" + suffix,
        runtime,
        Measurement.of("peak-memory", 141e6, Unit.BYTES, 3, null, plan));
    row(
        student,
        "local" + suffix,
        runtime,
        Measurement.of("peak-memory", 88.1e6, Unit.BYTES, 3, null, plan));
  }

  private void curves() {
    List<Double> x = IntStream.range(1, 16).mapToObj(i -> (double) i).toList();
    for (Object[] one : new Object[][] {{RunRecord.REAL, 0.}, {teacher, .03}, {student, .09}}) {
      double gap = (double) one[1];
      List<Double> y = x.stream().map(r -> Math.exp(-r / 6) - gap * Math.pow(r / 15, 2)).toList();
      curves.add(
          new Curve(
              "spectral-profile",
              (String) one[0],
              "spatial frequency, cycles per picture",
              "mean log energy, 0 to 1",
              x,
              y));
    }
  }

  void row(String subject, @Nullable String device, @Nullable String runtime, Measurement m) {
    rows.add(new Row(subject, device, runtime, m));
  }

  void compare(
      String id,
      @Nullable String device,
      @Nullable String runtime,
      Measurement difference,
      @Nullable Measurement ratio,
      @Nullable Double p,
      String test) {
    comparisons.add(
        new Comparison(id, device, runtime, teacher, student, difference, ratio, p, test));
  }

  static Measurement m(String id, double value, Unit unit, long n, double half, String protocol) {
    return Measurement.of(
        id,
        value,
        unit,
        n,
        new ConfidenceInterval(value - half, value + half, 0.95, BOOTSTRAP),
        protocol);
  }

  /** Writes samples and pictures, and names them in the record. */
  DemoRun withFiles(Path folder) throws IOException {
    Random random = new Random(7);
    Object[][] configurations = {
      {teacher, "onnxruntime", 1.61}, {student, "onnxruntime", .312},
      {teacher, "tflite", 2.24}, {student, "tflite", .703}
    };
    int number = 0;
    for (Object[] one : configurations) {
      for (int launch = 0; launch < 3; launch++) {
        String file = "samples/" + number++ + ".json";
        samples.add(
            new SampleFile(
                (String) one[0], "local" + suffix, (String) one[1] + suffix, launch, file));
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(folder.resolve(file), samples((double) one[2], random));
      }
    }
    Files.createDirectories(folder.resolve("gallery"));
    measure("checkerboard", "Checkerboard", Group.ARTIFACTS, Direction.LOWER);
    for (int i = 0; i < 12; i++) {
      String[] files = new String[4];
      for (int k = 0; k < 4; k++) {
        files[k] = "gallery/" + i + "-" + k + ".png";
        ImageIO.write(picture(i, k), "png", folder.resolve(files[k]).toFile());
      }
      gallery.add(
          new GalleryEntry(
              i,
              CLASSES[i % 10],
              files[0],
              student,
              files[1],
              files[2],
              Map.of(
                  "psnr",
                  21 + Math.sin(i) * 3,
                  "ssim",
                  .81 + Math.cos(i) * .1,
                  "checkerboard",
                  .04 + i % 5 * .01),
              List.of(new ArtifactMap("checkerboard", files[3]))));
    }
    return this;
  }

  private static String samples(double ms, Random random) {
    String steady =
        IntStream.range(0, 256)
            .mapToObj(
                i -> ms * (1 + .03 * random.nextGaussian() + (random.nextInt(40) == 0 ? .5 : 0)))
            .map(t -> String.valueOf((long) (t * 1e6)))
            .collect(Collectors.joining(","));
    return "{\"load_ns\":"
        + (long) (ms * 14e6)
        + ",\"first_ns\":"
        + (long) (ms * 2.2e6)
        + ",\"warm_up_ns\":["
        + (long) (ms * 1.5e6)
        + "],\"steady_ns\":["
        + steady
        + "]}";
  }

  static BufferedImage picture(int i, int k) {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        double r = Math.hypot(x - 16, (y - 16) * (1 + i % 5 * .3));
        int t = r < 11 ? 220 - (int) (r * (6 + i)) : 0;
        int s = r < 10.5 ? 205 - (int) (r * (7 + i)) : 0;
        int gap = k == 2 ? 4 * Math.abs(t - s) : (x + y) % 2 * (x % 16) * 16;
        int v = Math.max(0, Math.min(255, k == 0 ? t : k == 1 ? s : gap));
        image.getRaster().setSample(x, y, 0, v);
      }
    }
    return image;
  }
}
