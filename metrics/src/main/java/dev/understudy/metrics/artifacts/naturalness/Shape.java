package dev.understudy.metrics.artifacts.naturalness;

import org.apache.commons.numbers.gamma.Gamma;

/**
 * A generalised Gaussian with its own width on either side of zero (Lasmar et al., 2009), matched
 * to moments.
 *
 * @param alpha the shape: 2 is a Gaussian, 1 a Laplacian; 0.2 where all values are zero
 * @param left root mean square of the negative values, 0 if there are none
 * @param right root mean square of the positive values, 0 if there are none
 */
record Shape(double alpha, double left, double right) {
  /** √(Γ(1/α)/Γ(3/α)): a standard deviation's worth of the scale parameter β. */
  double scale() {
    return Math.sqrt(Gamma.value(1 / alpha) / Gamma.value(3 / alpha));
  }

  /** The distribution's mean (η of Mittal et al., 2012). */
  double mean() {
    return (right - left) * Gamma.value(2 / alpha) / Gamma.value(1 / alpha) * scale();
  }

  /** What is needed of the values to fit: sums that can be added to one by one. */
  static final class Moments {
    private double magnitudes;
    private double leftSquares;
    private double rightSquares;
    private long lefts;
    private long rights;
    private long count;

    /** Counts a value. */
    void add(double value) {
      double square = value * value;
      count++;
      if (value < 0) {
        lefts++;
        leftSquares += square;
        magnitudes -= value;
      } else if (value > 0) {
        rights++;
        rightSquares += square;
        magnitudes += value;
      }
    }

    /** The mean of the values' squares. */
    double meanSquare() {
      return (leftSquares + rightSquares) / count;
    }

    /** The squared mean of the magnitudes over the mean square. */
    private double ratio() {
      return magnitudes / count * (magnitudes / count) / meanSquare();
    }

    /** The shape of a symmetric generalised Gaussian. */
    double symmetricShape() {
      return meanSquare() == 0
          ? ShapeTable.shape(0)
          : ShapeTable.shape(ShapeTable.nearestInverse(1 / ratio()));
    }

    /** The asymmetric generalised Gaussian. */
    Shape asymmetric() {
      if (meanSquare() == 0) {
        return new Shape(ShapeTable.shape(0), 0, 0);
      }
      double left = lefts == 0 ? 0 : Math.sqrt(leftSquares / lefts);
      double right = rights == 0 ? 0 : Math.sqrt(rightSquares / rights);
      double corrected = ratio();
      if (right > 0) {
        double skew = left / right;
        double denominator = (skew * skew + 1) * (skew * skew + 1);
        corrected *= (skew * skew * skew + 1) * (skew + 1) / denominator;
      }
      return new Shape(ShapeTable.shape(ShapeTable.nearest(corrected)), left, right);
    }
  }
}
