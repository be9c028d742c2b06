package dev.understudy.metrics.artifacts;

import org.jtransforms.fft.DoubleFFT_2D;

/**
 * The log amplitude spectrum of pictures of one size, 20·ln(|F| + 1e-8) as Durall et al. (2020)
 * have it, the zero frequency at index 0 (not shifted). Not thread-safe.
 */
final class LogSpectrum {
  private static final double EPSILON = 1e-8;

  private final int height;
  private final int width;
  private final DoubleFFT_2D transform;
  private final double[] complex;

  LogSpectrum(int height, int width) {
    this.height = height;
    this.width = width;
    this.transform = new DoubleFFT_2D(height, width);
    this.complex = new double[2 * height * width];
  }

  /** The spectrum {@code [h*w]} of a grey picture {@code [h*w]}. */
  double[] of(double[] grey) {
    System.arraycopy(grey, 0, complex, 0, grey.length);
    transform.realForwardFull(complex);
    double[] spectrum = new double[height * width];
    for (int i = 0; i < spectrum.length; i++) {
      double re = complex[2 * i];
      double im = complex[2 * i + 1];
      // Spectra are far from overflow, and Math.hypot would take most of the time.
      spectrum[i] = 20 * Math.log(Math.sqrt(re * re + im * im) + EPSILON);
    }
    return spectrum;
  }
}
