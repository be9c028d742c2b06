package dev.understudy.apktool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.android.apksig.ApkVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole package, of a class compiled here and a library that is only bytes. */
class ApkMainTests {
  @TempDir Path dir;

  @BeforeEach
  void compile() throws Exception {
    Files.writeString(
        dir.resolve("AndroidManifest.xml"),
        "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\""
            + " package=\"a.b\"><uses-sdk android:minSdkVersion=\"26\""
            + " android:targetSdkVersion=\"34\"/></manifest>");
    source("A", "package a.b; record A(int x) { String s() { return \"x\" + x; } }");
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(dir.resolve("native.jar")))) {
      for (String name : List.of("jni/arm64-v8a/liba.so", "jni/x86/liba.so", "jni/arm64-v8a/a.h")) {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    // No framework is needed by classes that use none; the JDK's stand in.
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(dir.resolve("android.jar")))) {
      jar.putNextEntry(new ZipEntry("empty/"));
      jar.closeEntry();
    }
    Files.writeString(dir.resolve("cp"), dir.resolve("native.jar").toString());
  }

  private void source(String name, String text) throws IOException {
    Path file = dir.resolve(name + ".java");
    Files.writeString(file, text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(
            compiler.run(
                null,
                null,
                null,
                "--release",
                "17",
                "-d",
                dir.resolve("classes").toString(),
                file.toString()))
        .isZero();
  }

  private Path build(String out, String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "manifest=" + dir.resolve("AndroidManifest.xml"),
                "classes=" + dir.resolve("classes"),
                "classpath=" + dir.resolve("cp"),
                "android=" + dir.resolve("android.jar"),
                "abis=arm64-v8a,x86_64",
                "version=1.2",
                "keystore=" + dir.resolve("key.p12"),
                "password=secret1",
                "out=" + dir.resolve(out),
                "properties=" + dir.resolve(out + ".properties")));
    args.addAll(List.of(more));
    ApkMain.main(args.toArray(String[]::new));
    return dir.resolve(out);
  }

  private Properties properties(String out) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newInputStream(dir.resolve(out + ".properties"))) {
      properties.load(in);
    }
    return properties;
  }

  @Test
  void holdsManifestClassesAndTheLibrariesOfItsAbisAndIsSigned() throws Exception {
    Path apk = build("a.apk");
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("AndroidManifest.xml", "classes.dex", "lib/arm64-v8a/liba.so");
    }
    ApkVerifier.Result result = new ApkVerifier.Builder(apk.toFile()).build().verify();
    assertThat(result.isVerified()).isTrue();
    assertThat(result.isVerifiedUsingV2Scheme()).isTrue();
    assertThat(result.isVerifiedUsingV3Scheme()).isTrue();
    assertThat(properties("a.apk").getProperty("package")).isEqualTo("a.b");
    assertThat(properties("a.apk").getProperty("version")).matches("1\\.2\\+[0-9a-f]{12}");
  }

  @Test
  void isTheSameByteForByteWithTheSameKeyInAnyTimeZone() throws Exception {
    TimeZone zone = TimeZone.getDefault();
    Path first = build("a.apk");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(build("b.apk")).hasSameBinaryContentAs(first);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anotherContentIsAnotherVersion() throws Exception {
    build("a.apk");
    source("A", "package a.b; record A(int x) { String s() { return \"y\" + x; } }");
    build("b.apk");
    assertThat(properties("b.apk").getProperty("version"))
        .isNotEqualTo(properties("a.apk").getProperty("version"));
  }

  @Test
  void whatD8WarnsOfStopsTheBuild() throws Exception {
    source("B", "package a.b; class Gone {} class B extends Gone {}");
    Files.delete(dir.resolve("classes/a/b/Gone.class"));
    source("C", "package a.b; interface Twice {}");
    // The same class in two places.
    Path copy = dir.resolve("more/a/b/Twice.class");
    Files.createDirectories(copy.getParent());
    Files.copy(dir.resolve("classes/a/b/Twice.class"), copy);
    Files.writeString(dir.resolve("cp"), dir.resolve("more").toString());
    assertThatThrownBy(() -> build("a.apk"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Twice");
  }

  @Test
  void aWrongPasswordIsToldWithTheStore() throws Exception {
    build("a.apk");
    assertThatThrownBy(() -> build("b.apk", "password=secret2"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("key.p12");
  }

  @Test
  void namesAMissingArgument() {
    assertThatThrownBy(() -> ApkMain.main(new String[] {"manifest=" + dir}))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ApkMain.main(new String[0])).hasMessageContaining("manifest=");
    assertThatThrownBy(() -> ApkMain.main(new String[] {"x"})).hasMessageContaining("name=value");
  }
}
