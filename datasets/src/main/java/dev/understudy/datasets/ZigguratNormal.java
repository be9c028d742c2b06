package dev.understudy.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Standard normal values as {@code numpy.random.Generator.standard_normal} draws them: Marsaglia
 * and Tsang's ziggurat of 256 layers (The Ziggurat Method for Generating Random Variables, 2000).
 * Its tables are NumPy's own, which differ from the exact ones in the last places.
 */
final class ZigguratNormal {
  private static final String TABLES = "ziggurat-normal.tsv";
  private static final int LAYERS = 256;

  /** Where the tail begins. */
  private static final double EDGE = 3.654152885361009;

  private static final double EDGE_INVERSE = 0.2736612373297583;

  /** Of a layer: values below it, in units of the layer's width, lie under the curve. */
  private static final long[] INSIDE = new long[LAYERS];

  /** Of a layer: its width times 2^-52. */
  private static final double[] WIDTH = new double[LAYERS];

  /** The curve's height at a layer's edge. */
  private static final double[] HEIGHT = new double[LAYERS];

  static {
    try (InputStream in =
        Objects.requireNonNull(ZigguratNormal.class.getResourceAsStream(TABLES), TABLES)) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      for (int i = 0; i < LAYERS; i++) {
        String[] columns = lines.get(i).split("\t", -1);
        INSIDE[i] = Long.parseLong(columns[0]);
        WIDTH[i] = Double.parseDouble(columns[1]);
        HEIGHT[i] = Double.parseDouble(columns[2]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ZigguratNormal() {}

  /** The next value. */
  static double next(NumpyPcg64 random) {
    while (true) {
      long bits = random.nextLong();
      int layer = (int) (bits & 0xFF);
      boolean negative = ((bits >>> 8) & 1) == 1;
      long place = (bits >>> 9) & 0x000F_FFFF_FFFF_FFFFL;
      double x = (negative ? -1.0 : 1.0) * place * WIDTH[layer];
      if (place < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        double beyond = EDGE + tail(random);
        return ((place >>> 8) & 1) == 1 ? -beyond : beyond;
      }
      double rise = HEIGHT[layer - 1] - HEIGHT[layer];
      if (rise * random.nextDouble() + HEIGHT[layer] < StrictMath.exp(-0.5 * x * x)) {
        return x;
      }
    }
  }

  /** How far beyond the edge a value of the tail lies. */
  private static double tail(NumpyPcg64 random) {
    while (true) {
      double x = -EDGE_INVERSE * StrictMath.log1p(-random.nextDouble());
      double y = -StrictMath.log1p(-random.nextDouble());
      if (y + y > x * x) {
        return x;
      }
    }
  }
}
