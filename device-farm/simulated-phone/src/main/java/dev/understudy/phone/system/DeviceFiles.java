package dev.understudy.phone.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The phone's file system: a folder of this machine. Who may enter what is Android's: an app's
 * folder is its own, and adb's shell sees it through {@code run-as} alone.
 */
public final class DeviceFiles {
  /** A path that cannot be used; the message is what Android's tools say after the path. */
  public static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String why) {
      super(why);
    }
  }

  private static final String NONE = "No such file or directory";
  private static final String DENIED = "Permission denied";
  private static final Pattern SHARED =
      Pattern.compile("^/(sdcard|mnt/sdcard|storage/self/primary)(?=/|$)");
  private static final Pattern USER_0 = Pattern.compile("^/data/user/0(?=/|$)");
  private static final Pattern APP_FOLDER = Pattern.compile("^/data/data(?:/([^/]+).*)?$");
  private static final List<String> FOLDERS =
      List.of("storage/emulated/0/Download", "data/local/tmp", "data/data", "data/app", "proc");

  private final Path root;
  private volatile boolean full;

  /** A phone's fresh or earlier files in {@code root}. */
  public DeviceFiles(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    for (String folder : FOLDERS) {
      Files.createDirectories(this.root.resolve(folder));
    }
  }

  /**
   * Where a path of the phone is on this machine, whether or not there is anything.
   *
   * @throws Unusable if the user may not go there
   */
  public Path locate(String path, User user) throws Unusable {
    String absolute = path.startsWith("/") ? path : user.home() + "/" + path;
    String plain = Path.of(absolute).normalize().toString();
    plain = SHARED.matcher(plain).replaceFirst("/storage/emulated/0");
    plain = USER_0.matcher(plain).replaceFirst("/data/data");
    var app = APP_FOLDER.matcher(plain);
    if (app.matches() && (app.group(1) == null || !app.group(1).equals(user.app()))) {
      throw new Unusable(DENIED);
    }
    return root.resolve(plain.substring(1));
  }

  /**
   * The same for something that must be there.
   *
   * @throws Unusable if it is not, or the user may not go there
   */
  public Path existing(String path, User user) throws Unusable {
    Path file = locate(path, user);
    if (!Files.exists(file)) {
      throw new Unusable(NONE);
    }
    return file;
  }

  /**
   * The same for a file to be made in a folder that is there.
   *
   * @throws Unusable if the folder is not, or the user may not write there
   */
  public Path creatable(String path, User user) throws Unusable {
    Path file = locate(path, user);
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Unusable(NONE);
    }
    if (Files.isDirectory(file)) {
      throw new Unusable("Is a directory");
    }
    if (!writable(file)) {
      throw new Unusable(DENIED);
    }
    return file;
  }

  /** Whether no byte more can be written. */
  public boolean full() {
    return full;
  }

  /** Fills the storage, or makes room. */
  public void fill(boolean full) {
    this.full = full;
  }

  /**
   * Called before anything is written.
   *
   * @throws Unusable if the storage is full
   */
  public void checkRoom() throws Unusable {
    if (full) {
      throw new Unusable("write failed: No space left on device");
    }
  }

  /** Whether anybody but the system may write there. */
  public boolean writable(Path file) {
    return Stream.of("storage/emulated/0", "data/local/tmp", "data/data")
        .anyMatch(folder -> file.startsWith(root.resolve(folder)));
  }

  /** An app's own folder, where its {@code files} folder is. */
  public Path appFolder(String packageName) {
    return root.resolve("data/data").resolve(packageName);
  }

  /** An app's folder on the shared storage. */
  public Path externalFolder(String packageName) {
    return root.resolve("storage/emulated/0/Android/data").resolve(packageName);
  }

  /** Where an installed package's file is. */
  public Path apk(String packageName) {
    return root.resolve("data/app").resolve(packageName + ".apk");
  }

  /** Where what arrives is put first. */
  public Path scratch() {
    return root.resolve("data/app");
  }

  /** Removes a file or a folder with all that is in it. */
  public static void delete(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (Stream<Path> all = Files.walk(file)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
