package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Mean and covariance of the features of natural patches. */
public final class NiqeModel {
  private static final int D = Niqe.FEATURES;

  private final String measure;
  private final String protocol;
  private final int patch;
  private final PatchMoments natural;
  private final List<String> warnings;

  private NiqeModel(
      String measure, String protocol, int patch, PatchMoments natural, List<String> warnings) {
    this.measure = measure;
    this.protocol = protocol;
    this.patch = patch;
    this.natural = natural;
    this.warnings = warnings;
  }

  /**
   * Reads a published model: a MATLAB file with {@code mu_prisparam} and {@code cov_prisparam} (the
   * authors' {@code modelparameters.mat}) or {@code pop_mu} and {@code pop_cov}, or an .npz with
   * either or {@code mu} and {@code cov}; 36 and 36×36 numbers.
   *
   * @throws dev.understudy.common.InputException naming the file and what is wrong with it
   */
  public static NiqeModel read(Path file) {
    NiqeFile.Published published = NiqeFile.read(file);
    return new NiqeModel(
        Metrics.NIQE,
        "NIQE, 96x96 patches, 8-bit luma, model " + published.name(),
        NiqePatches.PUBLISHED,
        new PatchMoments(Long.MAX_VALUE, published.mean(), published.covariance()),
        List.of());
  }

  /** The sharp patches of real pictures, from their rows; at least one row. */
  static NiqeModel natural(Rows real) {
    PatchMoments moments = NiqeRow.sharp(real);
    int side = NiqeRow.side(real);
    String patches = moments.count() + " patches of " + side + " pixels";
    return new NiqeModel(
        Metrics.NIQE_TO_REAL,
        "NIQE's features and distance to the real pictures' own sharp patches ("
            + patches
            + "); not the published NIQE",
        side,
        moments,
        moments.count() > D
            ? List.of()
            : List.of(
                "The real pictures have only "
                    + patches
                    + ": with no more than "
                    + D
                    + " the distance looks at a part of the features alone."));
  }

  /** The id of the score that it gives. */
  public String measure() {
    return measure;
  }

  /** How the score is made. */
  public String protocol() {
    return protocol;
  }

  /** The side in pixels of the patches that it was made from. */
  public int patch() {
    return patch;
  }

  /** How many patches it rests on, where that is known; 0 if it says nothing. */
  long patches() {
    return natural.count();
  }

  /** What the reader must know, each one sentence. */
  List<String> warnings() {
    return warnings;
  }

  /** √(δᵀ((Σ₁+Σ₂)/2)⁺δ), with MATLAB's tolerance for the pseudo-inverse. */
  double distance(PatchMoments moments) {
    double[] pooled = new double[D * D];
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] = (natural.covariance()[i] + moments.covariance()[i]) / 2;
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(D, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(D, D, pooled))) {
      throw new IllegalStateException("the eigenvalues of NIQE's covariance did not converge");
    }
    double most = 0;
    for (int k = 0; k < D; k++) {
      most = Math.max(most, Math.abs(eigen.getEigenvalue(k).getReal()));
    }
    double tolerance = D * Math.ulp(most);
    double squares = 0;
    for (int k = 0; k < D; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      if (value > tolerance) {
        double[] vector = eigen.getEigenVector(k).data;
        double along = 0;
        for (int d = 0; d < D; d++) {
          along += vector[d] * (natural.mean()[d] - moments.mean()[d]);
        }
        squares += along * along / value;
      }
    }
    return Math.sqrt(squares);
  }
}
