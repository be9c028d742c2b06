package dev.understudy.metrics.paths;

/** Points between two latents, as StyleGAN's scripts find them, in double precision. */
final class Interpolation {
  private Interpolation() {}

  /** Straight. */
  static double[] lerp(double[] a, double[] b, double t) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + (b[i] - a[i]) * t;
    }
    return out;
  }

  /** On the unit sphere, from a's direction to b's; unit itself. */
  static double[] slerp(double[] a, double[] b, double t) {
    double[] start = unit(a);
    double[] end = unit(b);
    double cosine = 0;
    for (int i = 0; i < start.length; i++) {
      cosine += start[i] * end[i];
    }
    double[] across = new double[start.length];
    for (int i = 0; i < across.length; i++) {
      across[i] = end[i] - cosine * start[i];
    }
    across = unit(across);
    double angle = t * Math.acos(Math.max(-1, Math.min(1, cosine)));
    double[] out = new double[start.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = start[i] * Math.cos(angle) + across[i] * Math.sin(angle);
    }
    return unit(out);
  }

  private static double[] unit(double[] v) {
    double squares = 0;
    for (double x : v) {
      squares += x * x;
    }
    double length = Math.sqrt(squares);
    double[] out = new double[v.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = v[i] / length;
    }
    return out;
  }
}
