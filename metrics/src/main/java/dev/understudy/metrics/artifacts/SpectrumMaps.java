package dev.understudy.metrics.artifacts;

import dev.understudy.datasets.Pictures;
import org.jspecify.annotations.Nullable;

/** Pictures' mean log spectra as they are shown: the zero frequency in the middle. */
final class SpectrumMaps {
  private SpectrumMaps() {}

  /** The mean spectrum less the reference's, or itself without one, {@code [h*w]}, centred. */
  static float[] difference(Pictures pictures, @Nullable Pictures reference) {
    double[] spectrum = mean(pictures);
    if (reference != null) {
      if (reference.height() != pictures.height() || reference.width() != pictures.width()) {
        throw new IllegalArgumentException("spectra of pictures of two sizes have no difference");
      }
      double[] base = mean(reference);
      for (int i = 0; i < spectrum.length; i++) {
        spectrum[i] -= base[i];
      }
    }
    return centred(spectrum, pictures.height(), pictures.width());
  }

  private static double[] mean(Pictures pictures) {
    LogSpectrum transform = new LogSpectrum(pictures.height(), pictures.width());
    double[] mean = new double[pictures.height() * pictures.width()];
    for (int i = 0; i < pictures.count(); i++) {
      double[] spectrum = transform.of(Grey.of(pictures, i));
      for (int p = 0; p < mean.length; p++) {
        mean[p] += spectrum[p] / pictures.count();
      }
    }
    return mean;
  }

  private static float[] centred(double[] spectrum, int height, int width) {
    float[] centred = new float[spectrum.length];
    for (int y = 0; y < height; y++) {
      int row = (y + height / 2) % height * width;
      for (int x = 0; x < width; x++) {
        centred[row + (x + width / 2) % width] = (float) spectrum[y * width + x];
      }
    }
    return centred;
  }
}
