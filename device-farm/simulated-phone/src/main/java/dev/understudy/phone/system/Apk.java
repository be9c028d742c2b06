package dev.understudy.phone.system;

import com.android.apksig.ApkVerifier;
import com.android.apksig.apk.ApkFormatException;
import com.android.apksig.apk.ApkUtils;
import com.android.apksig.util.DataSources;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A package's file, its signature verified as a phone of this API level does.
 *
 * @param signer SHA-256 of the certificate that signed it
 * @param abis those it has native libraries for; empty if it has none
 */
public record Apk(Manifest manifest, String signer, Set<String> abis) {
  /** A file that cannot be installed; the message is the package manager's code and reason. */
  public static final class NotInstallable extends Exception {
    private static final long serialVersionUID = 1L;

    NotInstallable(String codeAndReason) {
      super(codeAndReason);
    }
  }

  /**
   * Reads and verifies a file.
   *
   * @throws NotInstallable if it is no package, or its signature is not right
   */
  public static Apk read(Path file, int sdk) throws IOException, NotInstallable {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      Manifest manifest =
          Manifest.parse(ApkUtils.getAndroidManifest(DataSources.asDataSource(bytes)));
      return new Apk(manifest, signer(file, sdk), abis(file));
    } catch (ApkFormatException | IllegalArgumentException e) {
      throw new NotInstallable("INSTALL_PARSE_FAILED_NOT_APK: " + e.getMessage());
    }
  }

  private static String signer(Path file, int sdk)
      throws IOException, ApkFormatException, NotInstallable {
    try {
      ApkVerifier.Result result =
          new ApkVerifier.Builder(file.toFile()).setMinCheckedPlatformVersion(sdk).build().verify();
      if (!result.isVerified()) {
        throw new NotInstallable("INSTALL_PARSE_FAILED_NO_CERTIFICATES: " + result.getAllErrors());
      }
      byte[] certificate = result.getSignerCertificates().get(0).getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    } catch (GeneralSecurityException e) {
      throw new NotInstallable("INSTALL_PARSE_FAILED_NO_CERTIFICATES: " + e.getMessage());
    }
  }

  private static Set<String> abis(Path file) throws IOException {
    Set<String> abis = new TreeSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        List<String> parts = List.of(entry.getName().split("/"));
        if (parts.size() == 3 && parts.get(0).equals("lib")) {
          abis.add(parts.get(1));
        }
      }
    }
    return abis;
  }
}
