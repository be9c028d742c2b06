package dev.understudy.metrics.artifacts;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.BlockMeans;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Peaks of the mean log spectrum (20·ln amplitude) at the frequencies that 2x, 4x and 8x upsampling
 * leaves behind: at (W/2^j, 0), (0, H/2^j) and both, the spectrum less the median of the 7×7 ring
 * around it. The score is the sum of the positive excess over the real pictures' peaks; 0 is best.
 * Indices wrap around, since a spectrum is periodic; a j whose ring would reach the zero frequency
 * is left out (W/2^j below 4), and of mirrored frequencies one is taken, since both are equal.
 */
public final class UpsamplingPeaks {
  private static final int HALF_RING = 3;
  private static final int RING_CELLS = 24;
  private static final int CELLS = 1 + RING_CELLS;
  private static final int LEAST_SIDE = 8;
  private static final String PROTOCOL =
      "mean log spectrum, peaks over the median of a 7x7 ring, in excess of the real pictures'";

  private UpsamplingPeaks() {}

  /** Values in one row, for pictures of this size: 25 for each peak. */
  public static int dimensions(int height, int width) {
    return peaks(height, width).size() * CELLS;
  }

  private record Frequency(int v, int u) {}

  private static List<Frequency> peaks(int height, int width) {
    if (Math.min(height, width) < LEAST_SIDE) {
      throw new InputException(
          "checkerboard",
          "pictures of " + height + "x" + width + " are too small for it",
          "at least " + LEAST_SIDE + " pixels a side",
          "leave checkerboard out for such pictures");
    }
    List<Frequency> peaks = new ArrayList<>();
    for (int j = 1; j <= 3; j++) {
      int v = height >> j;
      int u = width >> j;
      if (Math.min(u, v) <= HALF_RING) {
        break;
      }
      peaks.add(new Frequency(0, u));
      peaks.add(new Frequency(v, 0));
      peaks.add(new Frequency(v, u));
      if (j > 1) {
        peaks.add(new Frequency(v, width - u));
      }
    }
    return peaks;
  }

  /** The peaks and their mirror images in a centred spectrum, one cell each. */
  static List<ArtifactMap.Box> places(int height, int width) {
    Set<ArtifactMap.Box> places = new LinkedHashSet<>();
    for (Frequency peak : peaks(height, width)) {
      places.add(place(peak.v(), peak.u(), height, width));
      places.add(place(-peak.v(), -peak.u(), height, width));
    }
    return List.copyOf(places);
  }

  private static ArtifactMap.Box place(int v, int u, int height, int width) {
    return new ArtifactMap.Box(
        Math.floorMod(v + height / 2, height), Math.floorMod(u + width / 2, width), 1, 1);
  }

  /** One row per picture: the log spectrum at each peak and on the ring around it. */
  public static float[] of(Pictures pictures) {
    int height = pictures.height();
    int width = pictures.width();
    List<Frequency> peaks = peaks(height, width);
    LogSpectrum transform = new LogSpectrum(height, width);
    float[] rows = new float[pictures.count() * peaks.size() * CELLS];
    int at = 0;
    for (int i = 0; i < pictures.count(); i++) {
      double[] spectrum = transform.of(Grey.of(pictures, i));
      for (Frequency peak : peaks) {
        rows[at++] = (float) spectrum[peak.v() * width + peak.u()];
        for (int dv = -HALF_RING; dv <= HALF_RING; dv++) {
          for (int du = -HALF_RING; du <= HALF_RING; du++) {
            if (Math.max(Math.abs(dv), Math.abs(du)) == HALF_RING) {
              int v = Math.floorMod(peak.v() + dv, height);
              int u = Math.floorMod(peak.u() + du, width);
              rows[at++] = (float) spectrum[v * width + u];
            }
          }
        }
      }
    }
    return rows;
  }

  /** The sum of peaks in excess of the real ones, from rows; at least 0. */
  public static Measurement measure(Rows subject, Rows real, BootstrapOptions options) {
    Optional<Measurement> refused = refused(Math.min(subject.count(), real.count()));
    if (refused.isPresent()) {
      return refused.get();
    }
    BlockMeans ofSubject = means(subject);
    BlockMeans ofReal = means(real);
    Resampling generated = new Resampling(options, Resampling.GENERATED);
    Resampling reals = new Resampling(options, Resampling.REAL);
    double[] resampled = new double[options.resamples()];
    for (int r = 0; r < resampled.length; r++) {
      resampled[r] = excess(ofSubject.mean(generated, r), ofReal.mean(reals, r));
    }
    double value = excess(ofSubject.mean(), ofReal.mean());
    return Measurement.of(
        Metrics.UPSAMPLING_PEAKS,
        value,
        Unit.NONE,
        subject.count(),
        Intervals.biased(value, resampled, 0, options, method(options)),
        PROTOCOL);
  }

  /** Student − teacher at equal inputs. */
  public static Difference difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    Optional<Measurement> refused = refused(Math.min(student.count(), real.count()));
    if (refused.isPresent()) {
      return new Difference(refused.get(), null);
    }
    BlockMeans ofStudent = means(student);
    BlockMeans ofTeacher = means(teacher);
    BlockMeans ofReal = means(real);
    Resampling generated = new Resampling(options, Resampling.GENERATED);
    Resampling reals = new Resampling(options, Resampling.REAL);
    double[] resampled = new double[options.resamples()];
    for (int r = 0; r < resampled.length; r++) {
      double[] base = ofReal.mean(reals, r);
      resampled[r] =
          excess(ofStudent.mean(generated, r), base) - excess(ofTeacher.mean(generated, r), base);
    }
    double[] base = ofReal.mean();
    double value = excess(ofStudent.mean(), base) - excess(ofTeacher.mean(), base);
    return new Difference(
        Measurement.of(
            Metrics.UPSAMPLING_PEAKS,
            value,
            Unit.NONE,
            student.count(),
            Intervals.centred(value, resampled, options, method(options)),
            "student − teacher, paired; " + PROTOCOL),
        null);
  }

  private static double excess(double[] subject, double[] real) {
    double sum = 0;
    for (int at = 0; at < subject.length; at += CELLS) {
      sum += Math.max(0, peak(subject, at) - peak(real, at));
    }
    return sum;
  }

  private static double peak(double[] row, int at) {
    double[] ring = Arrays.copyOfRange(row, at + 1, at + CELLS);
    Arrays.sort(ring);
    return row[at] - (ring[RING_CELLS / 2 - 1] + ring[RING_CELLS / 2]) / 2;
  }

  private static BlockMeans means(Rows rows) {
    BlockMeans means = new BlockMeans(rows.count(), rows.dimensions());
    float[] row = new float[rows.dimensions()];
    for (int i = 0; i < rows.count(); i++) {
      rows.read(i, 1, row);
      double[] sums = means.of(i);
      for (int d = 0; d < row.length; d++) {
        sums[d] += row[d];
      }
    }
    return means;
  }

  private static Optional<Measurement> refused(int pictures) {
    return Metrics.refuse(Metrics.UPSAMPLING_PEAKS, Unit.NONE, PROTOCOL, pictures);
  }

  private static String method(BootstrapOptions options) {
    return "bootstrap over blocks of pictures, " + options.resamples() + " resamples";
  }
}
