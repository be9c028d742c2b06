package dev.understudy.apktool;

import com.android.apksig.ApkSigner;
import com.android.apksig.ApkVerifier;
import com.android.apksig.KeyConfig;
import com.android.apksig.apk.ApkFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The package's file: a zip that depends on its content alone, and its signatures. */
final class ApkFile {
  /**
   * Given as local time, so no time zone changes it; and not the first moment that a zip can hold,
   * which stands for all earlier ones and brings a field with the true time.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1981, 1, 1, 0, 0);

  private ApkFile() {}

  /** Writes the entries in the map's order. */
  static void zip(Map<String, byte[]> entries, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry e = new ZipEntry(entry.getKey());
        e.setTimeLocal(TIME);
        zip.putNextEntry(e);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  /**
   * Signs by schemes v2 and v3, aligns, and verifies as Android would from {@code minSdk} on.
   *
   * @throws IOException if the result does not verify
   */
  static void sign(Path unsigned, Path signed, SigningKey key, int minSdk) throws IOException {
    try {
      ApkSigner.SignerConfig signer =
          new ApkSigner.SignerConfig.Builder(
                  "AGENT", new KeyConfig.Jca(key.key()), key.certificates())
              .build();
      new ApkSigner.Builder(List.of(signer))
          .setInputApk(unsigned.toFile())
          .setOutputApk(signed.toFile())
          .setMinSdkVersion(minSdk)
          .setV1SigningEnabled(false)
          .setV2SigningEnabled(true)
          .setV3SigningEnabled(true)
          .setV4SigningEnabled(false)
          .build()
          .sign();
      ApkVerifier.Result result = new ApkVerifier.Builder(signed.toFile()).build().verify();
      if (!result.isVerified()
          || !result.isVerifiedUsingV2Scheme()
          || !result.isVerifiedUsingV3Scheme()) {
        throw new IOException(signed + " does not verify: " + result.getAllErrors());
      }
    } catch (ApkFormatException | GeneralSecurityException e) {
      throw new IOException(signed + " cannot be signed: " + e.getMessage(), e);
    }
  }
}
