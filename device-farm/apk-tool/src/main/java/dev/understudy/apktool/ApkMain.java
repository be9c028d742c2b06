package dev.understudy.apktool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Makes a package. Arguments are {@code name=value}: {@code manifest}, {@code classes} (a folder),
 * {@code classpath} (a file that lists what goes in with them), {@code android} (a jar of the
 * framework's classes), {@code abis} (with commas), {@code version}, {@code keystore} (made if it
 * is not there), {@code password}, {@code out} (the package), {@code properties} (where to say what
 * it is).
 */
public final class ApkMain {
  /** Enough to tell one build of a version from another. */
  private static final int BUILD_DIGITS = 12;

  private ApkMain() {}

  /** Makes the package or throws. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      int at = arg.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException("not name=value: " + arg);
      }
      options.put(arg.substring(0, at), arg.substring(at + 1));
    }
    build(options);
  }

  private static void build(Map<String, String> options) throws IOException {
    Document manifest;
    try (InputStream in = Files.newInputStream(path(options, "manifest"))) {
      manifest = BinaryXml.parse(in);
    }
    int minSdk = minSdk(manifest);
    ClassPath classPath =
        ClassPath.parse(
            get(options, "classes")
                + File.pathSeparator
                + Files.readString(path(options, "classpath")));
    SortedMap<String, byte[]> dex = Dexer.dex(classPath, path(options, "android"), minSdk);
    SortedMap<String, byte[]> libraries =
        classPath.libraries(List.of(get(options, "abis").split(",", -1)));

    // The version names the content, so that a driver sees which build a phone has.
    MessageDigest digest = sha256();
    digest.update(BinaryXml.encode(manifest));
    dex.values().forEach(digest::update);
    libraries.values().forEach(digest::update);
    String version =
        get(options, "version")
            + "+"
            + HexFormat.of().formatHex(digest.digest()).substring(0, BUILD_DIGITS);
    manifest.getDocumentElement().setAttributeNS(BinaryXml.ANDROID, "android:versionName", version);

    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("AndroidManifest.xml", BinaryXml.encode(manifest));
    entries.putAll(dex);
    entries.putAll(libraries);
    Path keystore = path(options, "keystore");
    String password = get(options, "password");
    if (!Files.exists(keystore)) {
      SigningKey.make(keystore, password);
    }
    Path out = path(options, "out");
    Files.createDirectories(out.toAbsolutePath().getParent());
    Path unsigned = Files.createTempFile("agent", ".apk");
    try {
      ApkFile.zip(entries, unsigned);
      ApkFile.sign(unsigned, out, SigningKey.load(keystore, password), minSdk);
    } finally {
      Files.delete(unsigned);
    }
    String properties =
        "package="
            + manifest.getDocumentElement().getAttribute("package")
            + "\nversion="
            + version
            + "\nsha256="
            + HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(out)))
            + "\n";
    Files.writeString(path(options, "properties"), properties, UTF_8);
  }

  private static int minSdk(Document manifest) {
    Element sdk = (Element) manifest.getElementsByTagName("uses-sdk").item(0);
    if (sdk == null) {
      throw new IllegalArgumentException("the manifest has no uses-sdk");
    }
    return Integer.parseInt(sdk.getAttributeNS(BinaryXml.ANDROID, "minSdkVersion"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Path path(Map<String, String> options, String name) {
    return Path.of(get(options, name));
  }

  private static String get(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("the argument " + name + "=… is missing");
    }
    return value;
  }
}
