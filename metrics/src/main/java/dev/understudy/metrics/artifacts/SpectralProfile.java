package dev.understudy.metrics.artifacts;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BlockMeans;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.ArrayList;
import java.util.List;

/**
 * The radial spectrum of pictures (Durall et al., CVPR 2020) and its gap to real ones: grey, FFT,
 * 20·ln(|F| + 1e-8), mean per integer radius around the zero frequency, without radius 0 and the
 * last bin. The gap is between mean profiles over the top quarter of radii, where upsampling leaves
 * its traces. Colour pictures are made grey by luma.
 */
public final class SpectralProfile {
  private static final int LEAST_SIDE = 8;

  private SpectralProfile() {}

  /** Values in one profile, R, for pictures of this size. */
  public static int dimensions(int height, int width) {
    if (Math.min(height, width) < LEAST_SIDE) {
      throw new InputException(
          "spectral-profile",
          "pictures of " + height + "x" + width + " have no high frequencies to speak of",
          "at least " + LEAST_SIDE + " pixels a side",
          "leave spectral-profile out for such pictures");
    }
    return lastRadius(height, width) - 1;
  }

  private static int lastRadius(int height, int width) {
    // The frequencies of an odd side end at (side - 1) / 2.
    int v = height / 2;
    int u = width / 2;
    return (int) Math.hypot(v, u);
  }

  /**
   * One profile per picture {@code [n,R]}, in 20·ln of the amplitude, not yet min-max normalised:
   * {@link #normalised} is made from it, so that one file of rows serves both forms.
   */
  public static float[] of(Pictures pictures) {
    int height = pictures.height();
    int width = pictures.width();
    int dimensions = dimensions(height, width);
    LogSpectrum spectrum = new LogSpectrum(height, width);
    float[] profiles = new float[pictures.count() * dimensions];
    for (int i = 0; i < pictures.count(); i++) {
      double[] radial = radial(spectrum.of(Grey.of(pictures, i)), height, width);
      for (int r = 0; r < dimensions; r++) {
        profiles[i * dimensions + r] = (float) radial[r + 1];
      }
    }
    return profiles;
  }

  private static double[] radial(double[] spectrum, int height, int width) {
    int last = lastRadius(height, width);
    double[] sums = new double[last + 1];
    int[] counts = new int[last + 1];
    for (int y = 0; y < height; y++) {
      int v = y <= height / 2 ? y : height - y;
      for (int x = 0; x < width; x++) {
        int u = x <= width / 2 ? x : width - x;
        int radius = (int) Math.sqrt((double) u * u + (double) v * v);
        sums[radius] += spectrum[y * width + x];
        counts[radius]++;
      }
    }
    for (int r = 0; r <= last; r++) {
      sums[r] /= Math.max(1, counts[r]);
    }
    return sums;
  }

  /** Profiles with their range stretched to [0,1], each its own; a flat one becomes zeros. */
  public static float[] normalised(float[] profiles, int dimensions) {
    float[] out = new float[profiles.length];
    for (int start = 0; start < profiles.length; start += dimensions) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = start; i < start + dimensions; i++) {
        low = Math.min(low, profiles[i]);
        high = Math.max(high, profiles[i]);
      }
      for (int i = start; i < start + dimensions && high > low; i++) {
        out[i] = (profiles[i] - low) / (high - low);
      }
    }
    return out;
  }

  /** The mean normalised profile {@code [R]}, for a curve. */
  public static double[] meanNormalised(Rows profiles) {
    return Profiles.of(profiles).normalised().mean();
  }

  /**
   * {@code spectral-gap}, {@code spectral-gap-max} (of normalised profiles, in [0,1]) and {@code
   * spectral-energy-gap} (RMS in units of 20·ln amplitude, not normalised), in this order.
   */
  public static List<Measurement> measure(Rows subject, Rows real, BootstrapOptions options) {
    List<Measurement> refused = refused(Math.min(subject.count(), real.count()));
    if (!refused.isEmpty()) {
      return refused;
    }
    Profiles ofSubject = Profiles.of(subject);
    Profiles ofReal = Profiles.of(real);
    List<Measurement> out = new ArrayList<>();
    for (Gap gap : Gap.values()) {
      double[] resampled = new double[options.resamples()];
      Resampling generated = new Resampling(options, Resampling.GENERATED);
      Resampling reals = new Resampling(options, Resampling.REAL);
      for (int r = 0; r < resampled.length; r++) {
        resampled[r] =
            gap.between(gap.of(ofSubject).mean(generated, r), gap.of(ofReal).mean(reals, r));
      }
      double value = gap.between(gap.of(ofSubject).mean(), gap.of(ofReal).mean());
      ConfidenceInterval interval = Intervals.biased(value, resampled, 0, options, method(options));
      out.add(
          Measurement.of(
              gap.id, value, Unit.NONE, subject.count(), interval, protocol(subject, real)));
    }
    return out;
  }

  /** Student − teacher at equal inputs, in the same order. */
  public static List<Difference> difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    List<Measurement> refused = refused(Math.min(student.count(), real.count()));
    if (!refused.isEmpty()) {
      return refused.stream().map(m -> new Difference(m, null)).toList();
    }
    Profiles ofStudent = Profiles.of(student);
    Profiles ofTeacher = Profiles.of(teacher);
    Profiles ofReal = Profiles.of(real);
    List<Difference> out = new ArrayList<>();
    for (Gap gap : Gap.values()) {
      double[] resampled = new double[options.resamples()];
      Resampling generated = new Resampling(options, Resampling.GENERATED);
      Resampling reals = new Resampling(options, Resampling.REAL);
      for (int r = 0; r < resampled.length; r++) {
        double[] base = gap.of(ofReal).mean(reals, r);
        resampled[r] =
            gap.between(gap.of(ofStudent).mean(generated, r), base)
                - gap.between(gap.of(ofTeacher).mean(generated, r), base);
      }
      double[] base = gap.of(ofReal).mean();
      double value =
          gap.between(gap.of(ofStudent).mean(), base) - gap.between(gap.of(ofTeacher).mean(), base);
      out.add(
          new Difference(
              Measurement.of(
                  gap.id,
                  value,
                  Unit.NONE,
                  student.count(),
                  Intervals.centred(value, resampled, options, method(options)),
                  "student − teacher, paired; " + protocol(student, real)),
              null));
    }
    return out;
  }

  private static List<Measurement> refused(int pictures) {
    List<Measurement> out = new ArrayList<>();
    for (Gap gap : Gap.values()) {
      Metrics.refuse(gap.id, Unit.NONE, "spectral profile", pictures).ifPresent(out::add);
    }
    return out;
  }

  private static String protocol(Rows subject, Rows real) {
    return "top quarter of "
        + subject.dimensions()
        + " radii of the mean profile, against "
        + real.count()
        + " real pictures";
  }

  private static String method(BootstrapOptions options) {
    return "bootstrap over blocks of pictures, " + options.resamples() + " resamples";
  }

  /** Block means of both forms of a set's profiles. */
  private record Profiles(BlockMeans raw, BlockMeans normalised) {
    static Profiles of(Rows rows) {
      int dimensions = rows.dimensions();
      BlockMeans raw = new BlockMeans(rows.count(), dimensions);
      BlockMeans normalised = new BlockMeans(rows.count(), dimensions);
      float[] row = new float[dimensions];
      for (int i = 0; i < rows.count(); i++) {
        rows.read(i, 1, row);
        add(raw.of(i), row);
        add(normalised.of(i), SpectralProfile.normalised(row, dimensions));
      }
      return new Profiles(raw, normalised);
    }

    private static void add(double[] sums, float[] row) {
      for (int d = 0; d < row.length; d++) {
        sums[d] += row[d];
      }
    }
  }

  private enum Gap {
    RMS(Metrics.SPECTRAL_GAP),
    MAX(Metrics.SPECTRAL_GAP_MAX),
    ENERGY(Metrics.SPECTRAL_ENERGY_GAP);

    private final String id;

    Gap(String id) {
      this.id = id;
    }

    BlockMeans of(Profiles profiles) {
      return this == ENERGY ? profiles.raw() : profiles.normalised();
    }

    double between(double[] a, double[] b) {
      int from = a.length - Math.max(1, a.length / 4);
      double squares = 0;
      double most = 0;
      for (int r = from; r < a.length; r++) {
        double gap = Math.abs(a[r] - b[r]);
        squares += gap * gap;
        most = Math.max(most, gap);
      }
      return this == MAX ? most : Math.sqrt(squares / (a.length - from));
    }
  }
}
