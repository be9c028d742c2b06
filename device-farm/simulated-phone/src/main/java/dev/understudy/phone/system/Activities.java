package dev.understudy.phone.system;

import java.util.List;

/** What is in front, and what it shows. */
public final class Activities {
  private static final Intent HOME =
      new Intent("", "com.android.launcher3", "com.android.launcher3.Launcher", java.util.Map.of());

  /** What asks for a permission; it shows nothing that a driver of ours looks for. */
  private static final Intent COVER =
      new Intent(
          "",
          "com.google.android.permissioncontroller",
          "com.android.permissioncontroller.permission.ui.GrantPermissionsActivity",
          java.util.Map.of());

  private Intent front = HOME;
  private List<UiElement> shown = List.of();
  private boolean covered;

  /** The activity in front. */
  public synchronized Intent front() {
    return covered ? COVER : front;
  }

  /** What it shows. */
  public synchronized List<UiElement> shown() {
    return covered ? List.of() : shown;
  }

  /** Lets a dialogue come in front of everything. */
  public synchronized void cover() {
    covered = true;
  }

  /** Whether something is in front of everything. */
  synchronized boolean covered() {
    return covered;
  }

  synchronized void uncover() {
    covered = false;
  }

  synchronized void start(Intent intent) {
    if (!intent.component().equals(front.component())) {
      shown = List.of();
    }
    front = intent;
  }

  synchronized void show(String packageName, List<UiElement> elements) {
    if (front.packageName().equals(packageName)) {
      shown = List.copyOf(elements);
    }
  }

  synchronized void leave(String packageName) {
    if (front.packageName().equals(packageName)) {
      home();
    }
  }

  /** Back to the launcher. */
  public synchronized void home() {
    front = HOME;
    shown = List.of();
  }
}
