package dev.understudy.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that the build made, under the eyes of the Android SDK's own tools. */
class AndroidToolsTests {
  @TempDir Path dir;
  private Path apk;

  @BeforeEach
  void unpack() throws IOException {
    apk = dir.resolve("agent.apk");
    Files.write(apk, BuiltPackage.bytes());
  }

  /** What a tool says; the test is left out where it is not installed. */
  private String run(String tool, String... arguments) throws Exception {
    ProcessBuilder command = new ProcessBuilder(tool);
    command.command().addAll(List.of(arguments));
    Process process;
    try {
      process = command.redirectErrorStream(true).start();
    } catch (IOException e) {
      String reason = tool + " is not installed (tools/setup-android-tools, on Debian)";
      System.out.println("The agent's package is not checked: " + reason);
      assertThat("all".equals(System.getenv("UNDERSTUDY_REQUIRE")))
          .as(reason + ", yet UNDERSTUDY_REQUIRE=all")
          .isFalse();
      assumeTrue(false, reason);
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void apksignerVerifiesSchemes2And3() throws Exception {
    assertThat(run("apksigner", "verify", "-v", apk.toString()))
        .contains("Verified using v2 scheme (APK Signature Scheme v2): true")
        .contains("Verified using v3 scheme (APK Signature Scheme v3): true")
        .contains("Number of signers: 1")
        .doesNotContain("WARNING");
  }

  @Test
  void aaptReadsTheManifest() throws Exception {
    assertThat(run("aapt", "dump", "badging", apk.toString()))
        .contains("package: name='dev.understudy.agent' versionCode='1' versionName='")
        .contains("sdkVersion:'26'")
        .contains("targetSdkVersion:'34'")
        .contains("application-debuggable")
        .contains("launchable-activity: name='dev.understudy.agent.AgentActivity'")
        .contains("native-code: 'arm64-v8a' 'armeabi-v7a' 'x86_64'");
    assertThat(run("aapt", "dump", "xmltree", apk.toString(), "AndroidManifest.xml"))
        .contains("E: uses-native-library")
        .contains("libOpenCL.so");
  }

  @Test
  void dexdumpReadsTheClasses() throws Exception {
    Path dex = dir.resolve("classes.dex");
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      Files.copy(zip.getInputStream(zip.getEntry("classes.dex")), dex);
    }
    assertThat(run("dexdump", dex.toString()))
        .contains("'Ldev/understudy/agent/AgentActivity;'")
        .contains("'Ldev/understudy/measuring/LatencyLoop;'")
        .contains("'Ldev/understudy/measuring/job/JobRunner;'")
        .contains("'Lorg/tensorflow/lite/InterpreterFactoryImpl;'")
        .contains("'Lorg/tensorflow/lite/gpu/GpuDelegate;'")
        // D8 has made ordinary classes of records.
        .doesNotContain("'Ljava/lang/Record;'");
  }

  @Test
  void holdsBothNativeLibrariesOfEachAbi() throws Exception {
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      for (String abi : List.of("arm64-v8a", "armeabi-v7a", "x86_64")) {
        assertThat(zip.getEntry("lib/" + abi + "/libtensorflowlite_jni.so")).isNotNull();
        assertThat(zip.getEntry("lib/" + abi + "/libtensorflowlite_gpu_jni.so")).isNotNull();
      }
    }
  }
}
