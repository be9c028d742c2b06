package dev.understudy.metrics.distances.pairs;

/**
 * All pairs of two strips' rows. Inner products are in single precision; what they say is bounded
 * by the rounding error of any order of summation (Higham, 2002, section 3.1): |fl(xᵀy) − xᵀy| ≤
 * γ·(‖x‖² + ‖y‖²)/2 with γ a little above d·2⁻²⁴. A pair that the bounds leave open is computed
 * anew in double precision from the rows.
 */
public final class Tile {
  private final Strip a;
  private final Strip b;
  private final float[] products;
  private final double gamma;
  private final double tiny;

  Tile(Strip a, Strip b, float[] products, int dimensions) {
    this.a = a;
    this.b = b;
    this.products = products;
    this.gamma = gamma(dimensions);
    // Products of very small floats lose all their digits.
    this.tiny = dimensions * (double) Float.MIN_NORMAL;
  }

  /** Rounding of a product's sum, and of the few steps that follow, relative to the norms. */
  static double gamma(int dimensions) {
    return 1.1 * (dimensions + 8) * 0x1p-24;
  }

  /** The rows of the first set. */
  public Strip a() {
    return a;
  }

  /** The rows of the second set. */
  public Strip b() {
    return b;
  }

  /** Whether both are the same rows of one set, so that a row meets itself. */
  public boolean diagonal() {
    return a == b;
  }

  /** The inner product of row i of {@code a} and row j of {@code b}, rounded. */
  public float product(int i, int j) {
    return products[i * b.count() + j];
  }

  /**
   * What a row gives to a bound of a squared distance: {@code lower(x) + lower(y) − 2·product} is
   * at most the squared distance.
   */
  public float[] lower(Strip strip) {
    return part(strip, -1);
  }

  /** The same for {@code upper(x) + upper(y) − 2·product}, at least the squared distance. */
  public float[] upper(Strip strip) {
    return part(strip, 1);
  }

  private float[] part(Strip strip, int sign) {
    float[] part = new float[strip.count()];
    for (int i = 0; i < part.length; i++) {
      double norm = strip.squaredNorm(i);
      part[i] = (float) (norm + sign * (gamma * norm + tiny));
    }
    return part;
  }

  /** The squared distance of a pair, in double precision. */
  public double squaredDistance(int i, int j) {
    return a.squaredDistance(i, b, j);
  }

  /** The cosine of a pair, in double precision; 0 with a row of zeros. */
  public double cosine(int i, int j) {
    double norms = Math.sqrt(a.squaredNorm(i)) * Math.sqrt(b.squaredNorm(j));
    return norms == 0 ? 0 : a.product(i, b, j) / norms;
  }
}
