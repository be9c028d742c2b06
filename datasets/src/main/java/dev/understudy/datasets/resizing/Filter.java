package dev.understudy.datasets.resizing;

/** Pillow's filters (Pillow's Resample.c), for a scale of one: they widen when shrinking. */
enum Filter {
  BOX(0.5) {
    @Override
    double weight(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },
  BILINEAR(1) {
    @Override
    double weight(double x) {
      double distance = Math.abs(x);
      return distance < 1 ? 1 - distance : 0;
    }
  },
  /** Keys' cubic with a = -0.5. */
  BICUBIC(2) {
    @Override
    double weight(double x) {
      double a = -0.5;
      double d = Math.abs(x);
      if (d < 1) {
        return ((a + 2) * d - (a + 3)) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
    }
  },
  /** Three lobes. */
  LANCZOS(3) {
    @Override
    double weight(double x) {
      return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
  };

  private final double support;

  Filter(double support) {
    this.support = support;
  }

  /** Half the width outside of which the weight is zero. */
  double support() {
    return support;
  }

  /** The weight at a distance in pixels of the coarser side, not normalised. */
  abstract double weight(double x);

  private static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    double scaled = x * Math.PI;
    return StrictMath.sin(scaled) / scaled; // the same on every machine
  }
}
