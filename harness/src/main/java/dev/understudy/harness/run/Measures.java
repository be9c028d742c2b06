package dev.understudy.harness.run;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the tables say of each measure, in the tables' order. */
final class Measures {
  private static final Map<String, MeasureInfo> KNOWN = new LinkedHashMap<>();

  static {
    quality(
        "fid",
        "FID",
        Direction.LOWER,
        "Fréchet Inception distance (Heusel et al. 2017), on the published network's 2048"
            + " features.");
    quality(
        "sfid",
        "sFID",
        Direction.LOWER,
        "The same on its spatial features (Nash et al. 2021): 7 channels of 17x17 places.");
    quality(
        "fid-infinity",
        "FID∞",
        Direction.LOWER,
        "FID extrapolated to infinitely many pictures (Chong and Forsyth 2020).");
    quality(
        "mifid",
        "MiFID",
        Direction.LOWER,
        "Memorisation-informed FID (Bai et al. 2021): FID over the least cosine distance to the"
            + " real pictures.");
    quality(
        "authpct",
        "AuthPct",
        Direction.HIGHER,
        "Percentage of pictures that are nearer to a real one than that one's nearest real"
            + " neighbour is, taken from 100 (Alaa et al. 2022).");
    quality(
        "cmmd",
        "CMMD",
        Direction.LOWER,
        "Gaussian MMD of unit features, times 1000 (Jayasumana et al. 2024, on CLIP's"
            + " embeddings).");
    quality(
        "kid",
        "KID",
        Direction.LOWER,
        "Kernel Inception distance's estimator on the feature network (Bińkowski et al. 2018):"
            + " unbiased cubic-polynomial MMD² over seeded subsets.");
    quality(
        "is",
        "IS",
        Direction.HIGHER,
        "Inception score's formula on the feature network's classes (Salimans et al. 2016); it"
            + " never looks at real pictures.");
    quality(
        "precision",
        "Precision",
        Direction.HIGHER,
        "Share of generated pictures within the real manifold, k=3 (Kynkäänniemi et al. 2019).");
    quality(
        "recall",
        "Recall",
        Direction.HIGHER,
        "Share of real pictures within the generated manifold, k=3 (Kynkäänniemi et al. 2019).");
    quality(
        "density",
        "Density",
        Direction.HIGHER,
        "How many real neighbourhoods hold a generated picture, on average, k=5 (Naeem et al."
            + " 2020).");
    quality(
        "coverage",
        "Coverage",
        Direction.HIGHER,
        "Share of real neighbourhoods that hold a generated picture, k=5 (Naeem et al. 2020).");
    quality(
        "miou",
        "mIoU",
        Direction.HIGHER,
        "Mean intersection over union of what a segmentation network finds in the pictures with"
            + " their label maps, over all pixels.");
    quality(
        "pixel-accuracy",
        "Pixel accuracy",
        Direction.HIGHER,
        "Share of pixels in which a segmentation network finds the class that the label map asks"
            + " for.");
    quality(
        "ppl-w",
        "PPL (w)",
        Direction.LOWER,
        "Perceptual path length (Karras et al. 2019): LPIPS over a small step in W, divided by the"
            + " step squared.");
    quality(
        "ppl-z",
        "PPL (z)",
        Direction.LOWER,
        "Perceptual path length (Karras et al. 2019): LPIPS over a small step in Z, divided by the"
            + " step squared.");
    quality(
        "psnr-target",
        "PSNR to target",
        Direction.HIGHER,
        "Peak signal-to-noise ratio of the picture against its target, the picture it should have"
            + " been.");
    quality(
        "ssim-target",
        "SSIM to target",
        Direction.HIGHER,
        "Structural similarity to the target (Wang et al. 2004).");
    for (String network : List.of("alex", "vgg", "squeeze")) {
      quality(
          "lpips-" + network + "-target",
          "LPIPS (" + network + ") to target",
          Direction.LOWER,
          "Learned perceptual distance v0.1 to the target (Zhang et al. 2018).");
    }
    add(
        "psnr",
        "PSNR",
        Group.PAIRED,
        Direction.HIGHER,
        "Peak signal-to-noise ratio of the student's picture against the teacher's at the same"
            + " latent.");
    add(
        "ssim",
        "SSIM",
        Group.PAIRED,
        Direction.HIGHER,
        "Structural similarity to the teacher's picture at the same input (Wang et al. 2004).");
    add(
        "ms-ssim",
        "MS-SSIM",
        Group.PAIRED,
        Direction.HIGHER,
        "Multi-scale structural similarity to the teacher's picture at the same input (Wang et al."
            + " 2003).");
    for (String network : List.of("alex", "vgg", "squeeze")) {
      add(
          "lpips-" + network,
          "LPIPS (" + network + ")",
          Group.PAIRED,
          Direction.LOWER,
          "Learned perceptual distance v0.1 to the teacher's picture at the same input (Zhang et"
              + " al. 2018).");
    }
    add(
        "feature-distance",
        "Feature distance",
        Group.PAIRED,
        Direction.LOWER,
        "Euclidean distance of the pair's features on the feature network.");
    add("mae", "MAE", Group.PAIRED, Direction.LOWER, "Mean absolute error of pictures in [0,1].");
    add("1-ssim", "1 − SSIM", Group.PAIRED, Direction.LOWER, "One minus structural similarity.");
    add(
        "1-ms-ssim",
        "1 − MS-SSIM",
        Group.PAIRED,
        Direction.LOWER,
        "One minus multi-scale structural similarity.");
    artifact(
        "spectral-gap",
        "Spectral gap",
        "RMS gap of the mean radial spectrum to the real pictures', top quarter of radii (Durall et"
            + " al. 2020).");
    artifact(
        "spectral-gap-max",
        "Spectral gap (max)",
        "Largest gap of the mean radial spectrum to the real pictures', top quarter of radii.");
    artifact(
        "spectral-energy-gap",
        "Spectral energy gap",
        "The same on the spectrum in absolute dB, without min-max scaling.");
    artifact(
        "upsampling-peaks",
        "Upsampling peaks",
        "Energy above the real pictures' at the frequencies that 2x upsampling leaves peaks at.");
    artifact(
        "checkerboard",
        "Checkerboard",
        "Variance between pixel phases of the high-pass residual, over all its variance.");
    artifact(
        "power-law-exponent-gap",
        "Power law: exponent gap",
        "Gap of the exponent of the spectrum's high frequencies to the real pictures' (Dzanic et"
            + " al. 2020).");
    artifact("power-law-level-gap", "Power law: level gap", "The same of the law's level, ln b.");
    artifact(
        "droplets",
        "Droplets",
        "Share of pictures with a blob of residual variance that the teacher's picture lacks.");
    artifact(
        "piqe",
        "PIQE",
        "Blind quality from 16x16 blocks (Venkatanath et al. 2015), 0 best to 100.");
    artifact(
        "brisque", "BRISQUE", "Blind quality by the given trained model (Mittal et al. 2012).");
    artifact(
        "niqe", "NIQE", "Distance to the given model of natural pictures (Mittal et al. 2013).");
    artifact(
        "niqe-to-real",
        "NIQE to real",
        "NIQE's distance to the experiment's own real pictures; not the published NIQE.");
    share("power-law-exponent-gap", "Student nearer in the power law's exponent");
    share("power-law-level-gap", "Student nearer in the power law's level");
    share("piqe", "Student better in PIQE");
    share("brisque", "Student better in BRISQUE");
    share("niqe", "Student better in NIQE");
    share("niqe-to-real", "Student better in NIQE to real");
    add(
        "upsampling-peaks-share",
        "Student has fewer upsampling peaks",
        Group.ARTIFACTS,
        Direction.HIGHER,
        "Share of inputs at which the student's picture shows less of them than the teacher's.");
    add(
        "checkerboard-share",
        "Student has less checkerboard",
        Group.ARTIFACTS,
        Direction.HIGHER,
        "Share of inputs at which the student's picture shows less of it than the teacher's.");
    cost("parameters", "Parameters", "Elements of float weights, shared ones once.");
    cost(
        "buffers",
        "Buffers",
        "Elements that look like running statistics, blur kernels or noise constants.");
    cost("bytes", "File size", "Size of the model file.");
    cost(
        "macs",
        "MACs",
        "Multiply-accumulates per picture: convolutions and matrix products; a transposed"
            + " convolution on its input size.");
    cost(
        "macs-output",
        "MACs (output convention)",
        "The same, a transposed convolution on its output size.");
    cost(
        "macs-torchprofile-2020",
        "MACs (torchprofile 2020)",
        "As by the output convention, and the output elements of mul, norm, leaky_relu, mean and"
            + " average pooling: torchprofile 0.0.2, with which GAN Compression counted.");
    cost("flops", "FLOPs", "Twice the MACs by the convention macs.");
    latency("latency-load", "Load", "Reading the model and making the session.");
    latency("latency-first", "First inference", "The first inference after loading.");
    latency("latency-p50", "Median latency", "Median steady-state time of one picture, batch 1.");
    latency("latency-p90", "p90 latency", "90th percentile of steady state; needs 64 runs.");
    latency("latency-p95", "p95 latency", "95th percentile of steady state; needs 130 runs.");
    latency("latency-p99", "p99 latency", "99th percentile of steady state; needs 662 runs.");
    latency(
        "peak-memory",
        "Peak memory",
        "Peak resident memory of the launch's own process, Java included.");
    latency(
        "sustained-p50",
        "Sustained latency",
        "Median time of one picture at the end of minutes of unbroken work.");
    latency(
        "sustained-slowdown",
        "Sustained slowdown",
        "The end's median over the beginning's: 1 where unbroken work slows nothing down.");
    add(
        "sustained-onset",
        "Slowdown begins",
        Group.LATENCY,
        Direction.HIGHER,
        "Seconds of unbroken work until it is more than 10 % slower than at its beginning.");
    add(
        "parity-max-abs",
        "Output parity",
        Group.LATENCY,
        Direction.LOWER,
        "Largest absolute difference of this file's pictures to the subject's first file, values in"
            + " [-1,1].");
    add(
        "parity-psnr",
        "Output parity (PSNR)",
        Group.LATENCY,
        Direction.HIGHER,
        "PSNR of this file's pictures against the subject's first file.");
    add(
        ParityLpips.ID,
        "Output parity (LPIPS)",
        Group.LATENCY,
        Direction.LOWER,
        "Mean LPIPS of this file's pictures to the subject's first file.");
  }

  private Measures() {}

  /** The ids of all, but for Fréchet distances on networks of the user's own. */
  static Set<String> ids() {
    return Collections.unmodifiableSet(KNOWN.keySet());
  }

  /** Those of {@code ids}, in table order; the Fréchet distance first. */
  static List<MeasureInfo> describe(Collection<String> ids) {
    Stream<MeasureInfo> frechet =
        ids.stream().filter(id -> id.startsWith("fd-")).sorted().distinct().map(Measures::frechet);
    Stream<MeasureInfo> known = KNOWN.values().stream().filter(m -> ids.contains(m.id()));
    Stream<MeasureInfo> other =
        ids.stream()
            .filter(id -> !id.startsWith("fd-") && !KNOWN.containsKey(id))
            .sorted()
            .distinct()
            .map(id -> new MeasureInfo(id, id, Group.QUALITY, Direction.NONE, ""));
    return Stream.of(frechet, known, other).flatMap(s -> s).toList();
  }

  private static MeasureInfo frechet(String id) {
    return new MeasureInfo(
        id,
        id,
        Group.QUALITY,
        Direction.LOWER,
        "Fréchet distance (Heusel et al. 2017) on the features of the network '"
            + id.substring(3)
            + "'. Not FID: figures on other networks do not compare.");
  }

  private static void quality(String id, String label, Direction direction, String definition) {
    add(id, label, Group.QUALITY, direction, definition);
  }

  private static void artifact(String id, String label, String definition) {
    add(id, label, Group.ARTIFACTS, Direction.LOWER, definition);
  }

  private static void share(String of, String label) {
    add(
        of + "-share",
        label,
        Group.ARTIFACTS,
        Direction.HIGHER,
        "Share of inputs at which the student's picture is better than the teacher's.");
  }

  private static void cost(String id, String label, String definition) {
    add(id, label, Group.COST, Direction.LOWER, definition);
  }

  private static void latency(String id, String label, String definition) {
    add(id, label, Group.LATENCY, Direction.LOWER, definition);
  }

  private static void add(
      String id, String label, Group group, Direction direction, String definition) {
    KNOWN.put(id, new MeasureInfo(id, label, group, direction, definition));
  }
}
