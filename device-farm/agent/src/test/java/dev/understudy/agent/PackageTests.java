package dev.understudy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import android.content.pm.ActivityInfo;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import dev.understudy.measuring.job.AgentCommand;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;

/** The package that the build made, read by Android 14's own package parser. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34, manifest = Config.NONE)
public class PackageTests {
  @Rule public final TemporaryFolder temp = new TemporaryFolder();

  @Test
  public void isWhatAndroidWouldInstall() throws Exception {
    Path apk = temp.newFile("agent.apk").toPath();
    Files.write(apk, BuiltPackage.bytes());
    PackageInfo info =
        RuntimeEnvironment.getApplication()
            .getPackageManager()
            .getPackageArchiveInfo(apk.toString(), PackageManager.GET_ACTIVITIES);
    assertThat(info.packageName).isEqualTo(AgentCommand.PACKAGE);
    Properties properties = new Properties();
    URL url = AgentActivity.class.getResource("agent.properties");
    try (InputStream in = url.openStream()) {
      properties.load(in);
    }
    assertThat(info.versionName).isEqualTo(properties.getProperty("version"));
    ActivityInfo activity = info.activities[0];
    assertThat(activity.name).isEqualTo(AgentCommand.ACTIVITY);
    assertThat(activity.exported).isTrue();
    assertThat(activity.launchMode).isEqualTo(ActivityInfo.LAUNCH_SINGLE_TASK);
    assertThat(activity.configChanges & ActivityInfo.CONFIG_ORIENTATION).isNotZero();
    assertThat(activity.configChanges & ActivityInfo.CONFIG_SCREEN_SIZE).isNotZero();
    assertThat(info.applicationInfo.targetSdkVersion).isEqualTo(34);
    assertThat(info.applicationInfo.flags & ApplicationInfo.FLAG_DEBUGGABLE).isNotZero();
  }
}
