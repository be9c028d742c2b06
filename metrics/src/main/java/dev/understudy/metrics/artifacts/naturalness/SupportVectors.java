package dev.understudy.metrics.artifacts.naturalness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A regression by support vectors with a Gaussian kernel, Σ c·exp(−γ|x − v|²) − ρ, from libsvm's
 * text format. libsvm's own reader skips what it does not know and dies of what it cannot read; a
 * file that a user gives must be refused by line.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SupportVectors(double gamma, double rho, double[] coefficients, double[][] vectors) {
  private static final int MOST = 100_000;
  private static final Set<String> KEYS =
      Set.of("svm_type", "kernel_type", "gamma", "nr_class", "total_sv", "rho", "probA");

  /** The value at {@code x}. */
  double at(double[] x) {
    double sum = -rho;
    for (int v = 0; v < coefficients.length; v++) {
      double squares = 0;
      double[] vector = vectors[v];
      for (int d = 0; d < x.length; d++) {
        double gap = x[d] - vector[d];
        squares += gap * gap;
      }
      sum += coefficients[v] * Math.exp(-gamma * squares);
    }
    return sum;
  }

  static SupportVectors read(TextLines lines) {
    Map<String, String> header = header(lines);
    require(lines, header, "svm_type", List.of("epsilon_svr", "nu_svr"));
    require(lines, header, "kernel_type", List.of("rbf"));
    require(lines, header, "nr_class", List.of("2"));
    double gamma = lines.number(value(lines, header, "gamma"));
    double rho = lines.number(value(lines, header, "rho"));
    double total = lines.number(value(lines, header, "total_sv"));
    if (gamma <= 0 || total < 1 || total > MOST || total != Math.rint(total)) {
      throw lines.wrong(
          "has gamma " + gamma + " and total_sv " + total,
          "a gamma above 0 and 1 to " + MOST + " support vectors");
    }
    double[] coefficients = new double[(int) total];
    double[][] vectors = new double[coefficients.length][Brisque.FEATURES];
    for (int v = 0; v < coefficients.length; v++) {
      vector(lines, coefficients, vectors, v);
    }
    lines.end();
    return new SupportVectors(gamma, rho, coefficients, vectors);
  }

  private static Map<String, String> header(TextLines lines) {
    Map<String, String> header = new HashMap<>();
    for (String line = lines.next(); !line.equals("SV"); line = lines.next()) {
      String[] words = line.split(" ", 2);
      if (words.length != 2 || !KEYS.contains(words[0])) {
        throw lines.wrong("has \"" + TextLines.shortened(line) + "\"", "a header of " + KEYS);
      }
      if (header.put(words[0], words[1]) != null) {
        throw lines.wrong("has " + words[0] + " twice", "each header once");
      }
    }
    return header;
  }

  private static String value(TextLines lines, Map<String, String> header, String key) {
    String value = header.get(key);
    if (value == null) {
      throw lines.wrong("has no " + key + " before SV", "a header " + key);
    }
    return value;
  }

  private static void require(
      TextLines lines, Map<String, String> header, String key, List<String> allowed) {
    String value = value(lines, header, key);
    if (!allowed.contains(value)) {
      throw lines.wrong("has " + key + " " + TextLines.shortened(value), key + " of " + allowed);
    }
  }

  /** A line of {@code coefficient index:value …}; values left out are 0, as libsvm has it. */
  private static void vector(TextLines lines, double[] coefficients, double[][] vectors, int v) {
    String[] words = lines.next().split(" ", -1);
    coefficients[v] = lines.number(words[0]);
    int last = 0;
    for (int w = 1; w < words.length; w++) {
      String[] pair = words[w].split(":", -1);
      if (pair.length != 2) {
        throw lines.wrong("has \"" + TextLines.shortened(words[w]) + "\"", "index:value");
      }
      double index = lines.number(pair[0]);
      if (index != Math.rint(index) || index <= last || index > Brisque.FEATURES) {
        throw lines.wrong(
            "has the index " + pair[0], "rising indices from 1 to " + Brisque.FEATURES);
      }
      last = (int) index;
      vectors[v][last - 1] = lines.number(pair[1]);
    }
  }
}
