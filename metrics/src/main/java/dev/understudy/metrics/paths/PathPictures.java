package dev.understudy.metrics.paths;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;

/**
 * Pictures as the distance sees them: cropped, and brought to about 256 pixels a side by the mean
 * over whole squares, all on floats.
 */
final class PathPictures {
  private static final int SIDE = 256;

  /** In levels of 8 bits: float32 pictures computed from real weights are never all so near. */
  private static final double ON_LEVEL = 1e-3;

  private PathPictures() {}

  static Pictures prepare(Pictures pictures, boolean faceCrop) {
    return shrunk(faceCrop ? face(pictures) : pictures);
  }

  /** Whether every value is an 8-bit level, which a step of ε cannot survive. */
  static boolean areEightBit(Pictures pictures) {
    for (float x : pictures.data()) {
      double level = (x + 1.0) * 127.5;
      if (Math.abs(level - Math.rint(level)) > ON_LEVEL) {
        return false;
      }
    }
    return true;
  }

  /** StyleGAN's: rows 3/8 to 7/8 and columns 2/8 to 6/8 of a square. */
  private static Pictures face(Pictures p) {
    if (p.height() != p.width() || p.height() < 8) {
      throw new InputException(
          "path length",
          "the face crop was asked for pictures of " + p.height() + "x" + p.width(),
          "square pictures of at least 8 pixels",
          "leave the face crop out");
    }
    int eighth = p.height() / 8;
    int side = 4 * eighth;
    int planes = p.count() * p.channels();
    float[] out = new float[planes * side * side];
    for (int k = 0; k < planes * side; k++) {
      int row = k / side * p.height() + 3 * eighth + k % side;
      System.arraycopy(p.data(), row * p.width() + 2 * eighth, out, k * side, side);
    }
    return new Pictures(out, p.count(), p.channels(), side, side);
  }

  /**
   * By the cropped side, as StyleGAN and StyleGAN2 do in TensorFlow. (stylegan2-ada-pytorch takes
   * the side before the crop, and so compares faces at 128 pixels.)
   */
  private static Pictures shrunk(Pictures p) {
    int factor = Math.min(p.height(), p.width()) / SIDE;
    if (factor <= 1) {
      return p;
    }
    if (p.height() % factor != 0 || p.width() % factor != 0) {
      throw new InputException(
          "path length",
          "pictures of " + p.height() + "x" + p.width() + " do not divide by " + factor,
          "sides that are whole multiples, as 512 or 1024",
          "leave path length out for such pictures");
    }
    int height = p.height() / factor;
    int width = p.width() / factor;
    float[] out = new float[p.count() * p.channels() * height * width];
    for (int k = 0; k < out.length; k++) {
      int plane = k / (height * width);
      int top = (plane * p.height() + k / width % height * factor) * p.width();
      int corner = top + k % width * factor;
      double sum = 0;
      for (int y = 0; y < factor; y++) {
        for (int x = 0; x < factor; x++) {
          sum += p.data()[corner + y * p.width() + x];
        }
      }
      out[k] = (float) (sum / (factor * factor));
    }
    return new Pictures(out, p.count(), p.channels(), height, width);
  }
}
