package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;
import dev.understudy.metrics.distances.pairs.Neighbours;
import dev.understudy.metrics.distances.pairs.PairScan;
import dev.understudy.metrics.distances.pairs.Progress;
import dev.understudy.metrics.distances.pairs.Tile;

/** Which pictures of each set lie in balls around pictures of the other. */
final class ManifoldBalls {
  final boolean[] precise;
  final int[] dense;
  final boolean[] recalled;
  final boolean[] covered;
  private final double[] realPrecision;
  private final double[] realDensity;
  private final double[] generatedPrecision;

  ManifoldBalls(Rows generated, Rows real, ManifoldOptions options, Progress progress) {
    precise = new boolean[generated.count()];
    dense = new int[generated.count()];
    recalled = new boolean[real.count()];
    covered = new boolean[real.count()];
    long n = generated.count();
    long m = real.count();
    long total = n * n + m * m + n * m;
    int k = options.precisionNeighbours();
    var ofReal = Neighbours.of(real, options.most(), (done, part) -> progress.at(done, total));
    realPrecision = ofReal.squaredRadii(k);
    realDensity = ofReal.squaredRadii(options.densityNeighbours());
    generatedPrecision =
        Neighbours.of(generated, k, (done, part) -> progress.at(m * m + done, total))
            .squaredRadii(k);
    PairScan.between(
        generated, real, (done, part) -> progress.at(m * m + n * n + done, total), this::visit);
  }

  private void visit(Tile tile) {
    float[] lowerA = tile.lower(tile.a());
    float[] lowerB = tile.lower(tile.b());
    float[] upperA = tile.upper(tile.a());
    float[] upperB = tile.upper(tile.b());
    float[] largest = new float[lowerB.length];
    for (int j = 0; j < largest.length; j++) {
      int real = tile.b().first() + j;
      largest[j] = Math.nextUp((float) Math.max(realPrecision[real], realDensity[real]));
    }
    for (int i = 0; i < lowerA.length; i++) {
      float own = Math.nextUp((float) generatedPrecision[tile.a().first() + i]);
      for (int j = 0; j < lowerB.length; j++) {
        float twice = 2 * tile.product(i, j);
        float lower = lowerA[i] + lowerB[j] - twice;
        if (lower <= own || lower <= largest[j]) {
          decide(tile, i, j, lower, upperA[i] + upperB[j] - twice);
        }
      }
    }
  }

  /** Several tiles may set a real picture's marks at once; they only ever set them. */
  private void decide(Tile tile, int i, int j, float lower, float upper) {
    int x = tile.a().first() + i;
    int y = tile.b().first() + j;
    double inPrecision = realPrecision[y];
    double inDensity = realDensity[y];
    double inRecall = generatedPrecision[x];
    double squared =
        open(lower, upper, inPrecision)
                || open(lower, upper, inDensity)
                || open(lower, upper, inRecall)
            ? tile.squaredDistance(i, j)
            : (lower + upper) / 2.0;
    if (squared <= inPrecision) {
      precise[x] = true;
    }
    if (squared <= inRecall) {
      recalled[y] = true;
    }
    if (squared < inDensity) {
      dense[x]++;
      covered[y] = true;
    }
  }

  private static boolean open(float lower, float upper, double radius) {
    return lower <= radius && upper >= radius;
  }
}
