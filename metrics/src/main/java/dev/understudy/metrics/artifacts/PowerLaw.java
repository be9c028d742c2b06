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
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the spectrum decays at high frequencies (Dzanic et al., NeurIPS 2020): of each picture, P(r)
 * = b·r^a is fitted to the mean <em>magnitude</em> of the Fourier coefficients per radius, over the
 * zero frequency's, where r, as a share of the Nyquist frequency, is above 0.75; least squares of
 * logarithms. So b is the level at the Nyquist frequency. The scores are the distances of the mean
 * exponent a and of the mean log level ln b to the real pictures'.
 */
public final class PowerLaw {
  private static final int LEAST_SIDE = 16;
  private static final double FROM = 0.75;

  /** Columns of a row; the logarithms of the spectrum follow. */
  private static final int EXPONENT = 0;

  private static final int LEVEL = 1;
  private static final int SPECTRUM = 2;

  private PowerLaw() {}

  /**
   * Values in a row: a, ln b, and the log spectrum at radii 1 … side/2.
   *
   * @throws InputException if a side is below 16 pixels
   */
  public static int dimensions(int height, int width) {
    if (Math.min(height, width) < LEAST_SIDE) {
      throw new InputException(
          "power-law",
          "pictures of "
              + height
              + "x"
              + width
              + " have fewer than two radii above 0.75 of the Nyquist frequency",
          "at least " + LEAST_SIDE + " pixels a side",
          "leave power-law out for such pictures");
    }
    return SPECTRUM + ReducedSpectrum.radii(height, width);
  }

  /** One row per picture. */
  public static float[] of(Pictures pictures) {
    int dimensions = dimensions(pictures.height(), pictures.width());
    ReducedSpectrum spectrum = new ReducedSpectrum(pictures.height(), pictures.width());
    float[] rows = new float[pictures.count() * dimensions];
    for (int i = 0; i < pictures.count(); i++) {
      double[] logs = spectrum.of(Grey.of(pictures, i));
      double[] fit = fit(logs, Math.min(pictures.height(), pictures.width()));
      rows[i * dimensions + EXPONENT] = (float) fit[EXPONENT];
      rows[i * dimensions + LEVEL] = (float) fit[LEVEL];
      for (int r = 0; r < logs.length; r++) {
        rows[i * dimensions + SPECTRUM + r] = (float) logs[r];
      }
    }
    return rows;
  }

  /** Exponent and log level of a log spectrum at radii 1 … side/2. */
  static double[] fit(double[] logs, int side) {
    double sumX = 0;
    double sumY = 0;
    int n = 0;
    for (int r = first(side); r <= logs.length; r++) {
      sumX += Math.log(2.0 * r / side);
      sumY += logs[r - 1];
      n++;
    }
    double squares = 0;
    double products = 0;
    for (int r = first(side); r <= logs.length; r++) {
      double x = Math.log(2.0 * r / side) - sumX / n;
      squares += x * x;
      products += x * (logs[r - 1] - sumY / n);
    }
    double exponent = products / squares;
    return new double[] {exponent, (sumY - exponent * sumX) / n};
  }

  /** The first radius above 0.75 of the Nyquist frequency, side/2. */
  private static int first(int side) {
    return (int) Math.floor(FROM * side / 2) + 1;
  }

  /**
   * Curves to be drawn.
   *
   * @param frequency shares of the Nyquist frequency, of the fitted range and below
   * @param measured geometric mean of the pictures' spectra, relative to the zero frequency's
   * @param fitted b·r^a with the pictures' mean a and ln b; NaN below the fitted range
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Curve(double[] frequency, double[] measured, double[] fitted) {}

  /** The mean spectrum and the fitted law of a set. */
  public static Curve curve(Rows rows, int height, int width) {
    int side = Math.min(height, width);
    double[] mean = means(rows, rows.dimensions()).mean();
    int radii = mean.length - SPECTRUM;
    Curve curve = new Curve(new double[radii], new double[radii], new double[radii]);
    for (int r = 1; r <= radii; r++) {
      double share = 2.0 * r / side;
      curve.frequency()[r - 1] = share;
      curve.measured()[r - 1] = Math.exp(mean[SPECTRUM + r - 1]);
      curve.fitted()[r - 1] =
          r < first(side) ? Double.NaN : Math.exp(mean[LEVEL] + mean[EXPONENT] * Math.log(share));
    }
    return curve;
  }

  /** {@code power-law-exponent-gap} and {@code power-law-level-gap}; at least 0. */
  public static List<Measurement> measure(Rows subject, Rows real, BootstrapOptions options) {
    BlockMeans ofSubject = means(subject, SPECTRUM);
    BlockMeans ofReal = means(real, SPECTRUM);
    Resampling generated = new Resampling(options, Resampling.GENERATED);
    Resampling reals = new Resampling(options, Resampling.REAL);
    return forBoth(
        subject,
        real,
        column -> {
          double[] resampled = new double[options.resamples()];
          for (int r = 0; r < resampled.length; r++) {
            resampled[r] =
                Math.abs(ofSubject.mean(generated, r)[column] - ofReal.mean(reals, r)[column]);
          }
          double value = Math.abs(ofSubject.mean()[column] - ofReal.mean()[column]);
          return Measurement.of(
              id(column),
              value,
              Unit.NONE,
              subject.count(),
              Intervals.biased(value, resampled, 0, options, method(options)),
              protocol(real));
        });
  }

  /**
   * Student − teacher at equal inputs, in the same order, with the share of inputs at which the
   * student is nearer to the real pictures' mean.
   */
  public static List<Difference> difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    BlockMeans ofStudent = means(student, SPECTRUM);
    BlockMeans ofTeacher = means(teacher, SPECTRUM);
    BlockMeans ofReal = means(real, SPECTRUM);
    Resampling generated = new Resampling(options, Resampling.GENERATED);
    Resampling reals = new Resampling(options, Resampling.REAL);
    List<Difference> out = new ArrayList<>();
    for (int column : new int[] {EXPONENT, LEVEL}) {
      Optional<Measurement> refused = refused(column, student, real);
      if (refused.isPresent()) {
        out.add(new Difference(refused.get(), null));
        continue;
      }
      double[] resampled = new double[options.resamples()];
      for (int r = 0; r < resampled.length; r++) {
        double base = ofReal.mean(reals, r)[column];
        resampled[r] =
            Math.abs(ofStudent.mean(generated, r)[column] - base)
                - Math.abs(ofTeacher.mean(generated, r)[column] - base);
      }
      double base = ofReal.mean()[column];
      double value =
          Math.abs(ofStudent.mean()[column] - base) - Math.abs(ofTeacher.mean()[column] - base);
      out.add(
          new Difference(
              Measurement.of(
                  id(column),
                  value,
                  Unit.NONE,
                  student.count(),
                  Intervals.centred(value, resampled, options, method(options)),
                  "student − teacher, paired; " + protocol(real)),
              nearer(student.column(column), teacher.column(column), base)));
    }
    return out;
  }

  private static double nearer(double[] student, double[] teacher, double base) {
    int nearer = 0;
    for (int i = 0; i < student.length; i++) {
      nearer += Math.abs(student[i] - base) < Math.abs(teacher[i] - base) ? 1 : 0;
    }
    return (double) nearer / student.length;
  }

  /**
   * The spectrum in two dimensions, less the reference pictures', inside the fitted range; 0
   * elsewhere.
   */
  static ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    int height = picture.height();
    int width = picture.width();
    dimensions(height, width);
    float[] values = SpectrumMaps.difference(picture, reference);
    for (int y = 0; y < height; y++) {
      double v = (double) (y - height / 2) / height;
      for (int x = 0; x < width; x++) {
        double share = 2 * Math.hypot(v, (double) (x - width / 2) / width);
        if (share <= FROM || share > 1) {
          values[y * width + x] = 0;
        }
      }
    }
    return ArtifactMap.ofSpectrum(
        "power-law",
        values,
        height,
        width,
        (reference == null
                ? "log amplitude (20 ln)"
                : "log amplitude (20 ln) less the reference pictures' mean")
            + ", from 0.75 of the Nyquist frequency",
        List.of());
  }

  private static List<Measurement> forBoth(
      Rows subject, Rows real, IntFunction<Measurement> measured) {
    List<Measurement> out = new ArrayList<>();
    for (int column : new int[] {EXPONENT, LEVEL}) {
      out.add(refused(column, subject, real).orElseGet(() -> measured.apply(column)));
    }
    return out;
  }

  private static Optional<Measurement> refused(int column, Rows subject, Rows real) {
    return Metrics.refuse(
        id(column), Unit.NONE, protocol(real), Math.min(subject.count(), real.count()));
  }

  private static String id(int column) {
    return column == EXPONENT ? Metrics.POWER_LAW_EXPONENT_GAP : Metrics.POWER_LAW_LEVEL_GAP;
  }

  /** Block means of the first columns of rows. */
  private static BlockMeans means(Rows rows, int columns) {
    BlockMeans means = new BlockMeans(rows.count(), columns);
    float[] row = new float[rows.dimensions()];
    for (int i = 0; i < rows.count(); i++) {
      rows.read(i, 1, row);
      double[] sums = means.of(i);
      for (int d = 0; d < columns; d++) {
        sums[d] += row[d];
      }
    }
    return means;
  }

  private static String protocol(Rows real) {
    return "b·r^a on magnitudes over the zero frequency's, r above 0.75 of Nyquist, against "
        + real.count()
        + " real pictures";
  }

  private static String method(BootstrapOptions options) {
    return "bootstrap over blocks of pictures, " + options.resamples() + " resamples";
  }
}
