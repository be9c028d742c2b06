package dev.understudy.harness.experiment;

import dev.understudy.farm.BitGenerator;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an experiment file leaves out, with the reason for each choice. */
final class Defaults {
  /** A seed must be fixed for runs to agree; this is the one most scripts in the field use. */
  static final long SEED = 42;

  /** A Fréchet distance's bias falls with 1/n; 5,000 is minutes, not hours, on a desktop. */
  static final int PICTURES = 5000;

  /** What StyleGAN's scripts draw from, and nearly all published figures with them. */
  static final BitGenerator GENERATOR = BitGenerator.RANDOM_STATE;

  /** What archives, arrays and lists allow too, which have no names. */
  static final TargetChoice.Pairing PAIRING = TargetChoice.Pairing.ORDER;

  /** Where BigGAN's truncated normal latents are cut off. */
  static final double THRESHOLD = 2;

  /** Enough to fill the cores; 64 pictures of 256x256 RGB are 50 MB, which every machine has. */
  static final int BATCH = 64;

  /** What our own feature networks call their output. */
  static final String FEATURES = "features";

  /** Nothing is compared unless the file says who is the teacher. */
  static final Role ROLE = Role.OTHER;

  /** Black in a generator that ends in tanh, as most do. */
  static final double BLACK = -1;

  /** White in such a generator. */
  static final double WHITE = 1;

  /** What a published figure needs: who wants it quicker says so, and the record shows it. */
  static final String LATENCY = "standard";

  /** Phones slow down within some minutes of full load, and stay there. */
  static final String SUSTAINED = "5m";

  /** Its thirds are cut into 12 windows each, in which runs must end. */
  static final Duration SHORTEST_SUSTAINED = Duration.ofSeconds(3);

  /** Every run is kept: of a generator that takes half a millisecond, millions. */
  static final Duration LONGEST_SUSTAINED = Duration.ofMinutes(30);

  /** All of them: drawing costs seconds, running again costs hours. */
  static final Set<Reports.Format> FORMATS =
      Collections.unmodifiableSet(EnumSet.allOf(Reports.Format.class));

  /** LPIPS thresholds about those of the literature on early exits, closer where most happens. */
  static final List<Double> EXIT_THRESHOLDS =
      List.of(0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3);

  /** Fills a screen, and keeps the report a file one can send. */
  static final int GALLERY = 24;

  /** One picture at a time seldom gains from more threads; a phone has about as many big cores. */
  private static final int MOST_THREADS = 4;

  /** What perceptual path lengths are published on. */
  static final String PATH_LPIPS = "vgg";

  /** As StyleGAN's scripts take; fewer are a look, and the record says so. */
  static final int PATH_SAMPLES = 50_000;

  /** The two that every phone app chooses between. */
  static final List<String> PHONE_DELEGATES = List.of("cpu-xnnpack", "gpu-fp16");

  /** A phone's big cores. */
  static final List<Integer> PHONE_THREADS = List.of(MOST_THREADS);

  /** As many as further exports make for parity; a phone makes them in a job or two. */
  static final int PHONE_PICTURES = 32;

  private Defaults() {}

  /** The machine's cores, at most four. */
  static int threads(int cores) {
    return Math.max(1, Math.min(cores, MOST_THREADS));
  }

  /** The plan of that name; {@link #LATENCY} where there is none. */
  static LatencyPlan plan(String name) {
    return switch (name) {
      case "quick" -> LatencyPlan.quick();
      case "nightly" -> LatencyPlan.nightly();
      default -> LatencyPlan.standard();
    };
  }
}
