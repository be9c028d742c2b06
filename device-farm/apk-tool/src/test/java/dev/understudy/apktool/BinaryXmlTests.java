package dev.understudy.apktool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.android.apksig.apk.ApkUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** What we write is read back by apksig's own reader of Android's binary XML. */
class BinaryXmlTests {
  private static byte[] encode(String attributes, String application) throws IOException {
    String text =
        "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"a.b\" "
            + attributes
            + "><uses-sdk android:minSdkVersion=\"26\" android:targetSdkVersion=\"34\"/>"
            + "<application "
            + application
            + "><activity android:name=\".A\" android:launchMode=\"singleTask\""
            + " android:configChanges=\"orientation|screenSize\"/></application></manifest>";
    return BinaryXml.encode(BinaryXml.parse(new ByteArrayInputStream(text.getBytes(UTF_8))));
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void isReadByApksig() throws Exception {
    byte[] xml = encode("android:versionCode=\"7\"", "android:debuggable=\"true\"");
    assertThat(ApkUtils.getPackageNameFromBinaryAndroidManifest(buffer(xml))).isEqualTo("a.b");
    assertThat(ApkUtils.getMinSdkVersionFromBinaryAndroidManifest(buffer(xml))).isEqualTo(26);
    assertThat(ApkUtils.getTargetSdkVersionFromBinaryAndroidManifest(buffer(xml))).isEqualTo(34);
    assertThat(ApkUtils.getVersionCodeFromBinaryAndroidManifest(buffer(xml))).isEqualTo(7);
    assertThat(ApkUtils.getDebuggableFromBinaryAndroidManifest(buffer(xml))).isTrue();
    byte[] released = encode("", "android:debuggable=\"false\"");
    assertThat(ApkUtils.getDebuggableFromBinaryAndroidManifest(buffer(released))).isFalse();
  }

  @Test
  void itsLengthsAddUp() throws Exception {
    ByteBuffer xml = buffer(encode("android:versionName=\"1.0-ä\"", "android:label=\"L\""));
    assertThat(xml.getShort(0)).isEqualTo((short) 3);
    assertThat(xml.getInt(4)).isEqualTo(xml.capacity());
    int at = 8;
    while (at < xml.capacity()) {
      int size = xml.getInt(at + 4);
      assertThat(size).isPositive();
      assertThat(size % 4).isZero();
      at += size;
    }
    assertThat(at).isEqualTo(xml.capacity());
  }

  @Test
  void wordsBecomeNumbers() {
    assertThat(ManifestAttribute.of("launchMode").number("singleTask")).contains(2);
    assertThat(ManifestAttribute.of("configChanges").number("orientation|screenSize"))
        .contains(0x480);
    assertThat(ManifestAttribute.of("label").number("singleTask")).isEmpty();
    assertThatThrownBy(() -> ManifestAttribute.of("launchMode").number("singleTop|singleTask"))
        .hasMessageContaining("launchMode");
    assertThatThrownBy(() -> ManifestAttribute.of("configChanges").number("orientatoin"))
        .hasMessageContaining("orientatoin");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> encode("", "android:icon=\"x\""))
        .hasMessageContaining("android:icon is not among");
    assertThatThrownBy(() -> encode("", "android:label=\"@string/x\""))
        .hasMessageContaining("refers to a resource");
  }

  @Test
  void refusesWhatIsNoManifest() {
    assertThatThrownBy(() -> BinaryXml.parse(new ByteArrayInputStream("<a>".getBytes(UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not XML");
    String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>";
    assertThatThrownBy(() -> BinaryXml.parse(new ByteArrayInputStream(entity.getBytes(UTF_8))))
        .hasMessageContaining("DOCTYPE");
  }
}
