package dev.understudy.agent;

import android.content.Context;
import dev.understudy.measuring.job.JobFolders;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The app's two files folders; which of them a driver can reach differs from lab to lab. */
enum Root {
  /** In the app's own storage; reached through {@code run-as}, since the app is debuggable. */
  INTERNAL,
  /** On the shared storage; reached by {@code adb push}, where the phone's maker lets it. */
  EXTERNAL;

  /** The folder that an intent means; internal if it says nothing. */
  static Root of(@Nullable String name) {
    if (name == null) {
      return INTERNAL;
    }
    for (Root root : values()) {
      if (root.text().equals(name)) {
        return root;
      }
    }
    throw new IllegalArgumentException("root \"" + name + "\" is neither internal nor external");
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  JobFolders folders(Context context) throws IOException {
    File folder = this == INTERNAL ? context.getFilesDir() : context.getExternalFilesDir(null);
    if (folder == null) {
      throw new IOException("the phone's shared storage is not there; use the root internal");
    }
    return new JobFolders(folder.toPath());
  }
}
