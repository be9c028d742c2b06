package dev.understudy.datasets;

/** Which features an npz's statistics are of, and so their names in it. */
public enum StatisticsKind {
  /** Of the pooled features (2048 of FID's Inception): {@code mu}, {@code sigma}. */
  POOL("mu", "sigma"),
  /** Of guided-diffusion's spatial features, for sFID (2023): {@code mu_s}, {@code sigma_s}. */
  SPATIAL("mu_s", "sigma_s");

  private final String mean;
  private final String covariance;

  StatisticsKind(String mean, String covariance) {
    this.mean = mean;
    this.covariance = covariance;
  }

  String mean() {
    return mean;
  }

  String covariance() {
    return covariance;
  }
}
