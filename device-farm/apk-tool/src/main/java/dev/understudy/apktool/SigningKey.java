package dev.understudy.apktool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What signs a package: a private key and its certificates. */
record SigningKey(PrivateKey key, List<X509Certificate> certificates) {
  private static final String ALIAS = "agent";

  /** Copies the list. */
  SigningKey {
    certificates = List.copyOf(certificates);
  }

  /**
   * The one key of a PKCS #12 or JKS store.
   *
   * @throws IOException if there is none, or the password is wrong
   */
  static SigningKey load(Path store, String password) throws IOException {
    try {
      KeyStore keys = open(store, password);
      List<String> aliases = new ArrayList<>();
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias)) {
          aliases.add(alias);
        }
      }
      if (aliases.size() != 1) {
        throw new IOException(
            store
                + " holds the keys "
                + aliases
                + "; expected one: give the agent a store of its own");
      }
      String alias = aliases.get(0);
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate certificate : keys.getCertificateChain(alias)) {
        certificates.add((X509Certificate) certificate);
      }
      return new SigningKey((PrivateKey) keys.getKey(alias, password.toCharArray()), certificates);
    } catch (GeneralSecurityException e) {
      throw new IOException(store + ": cannot read the key: " + e.getMessage(), e);
    }
  }

  private static KeyStore open(Path store, String password)
      throws IOException, GeneralSecurityException {
    try {
      return KeyStore.getInstance(store.toFile(), password.toCharArray());
    } catch (IOException e) {
      throw new IOException(store + ": not a key store, or another password: " + e.getMessage(), e);
    }
  }

  /**
   * Makes a store with a new key by the JDK's own keytool. RSA, since its signatures are the same
   * each time and so is the package.
   */
  static void make(Path store, String password) throws IOException {
    Path parent = store.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder command =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                "STORE_PASSWORD",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "10950",
                "-dname",
                "CN=Understudy agent")
            .redirectErrorStream(true);
    command.environment().put("STORE_PASSWORD", password);
    Process process = command.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool made no key in " + store + ": " + output.trim());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool made a key", e);
    }
  }
}
