package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.Apk;
import dev.understudy.phone.system.DeviceFiles;
import dev.understudy.phone.system.Manifest;
import dev.understudy.phone.system.User;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code pm}, the package manager. */
final class PackageCommand implements Command {
  private static final int CHUNK = 64 * 1024;

  private final Android android;

  PackageCommand(Android android) {
    this.android = android;
  }

  @Override
  public int run(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    String what = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    return switch (what) {
      case "install" -> install(rest, io);
      case "uninstall" -> uninstall(rest, io);
      case "list" -> list(rest, io);
      case "path" -> path(rest, io);
      case "clear" -> clear(rest, io);
      case "grant", "revoke" -> permission(what, rest, io);
      case "resolve-activity" -> resolve(rest, io);
      default -> throw Refused.usage("pm " + String.join(" ", words));
    };
  }

  private int install(List<String> words, ShellIo io) throws IOException, InterruptedException {
    Arguments arguments =
        Arguments.parse("pm install", words, "-r -t -g -d -S= --user= -i= --no-incremental");
    String size = arguments.values().get("-S");
    Path arrived = Files.createTempFile(android.files().scratch(), "arriving", ".apk");
    try {
      Path file = arrived;
      if (size == null) {
        file = android.files().existing(arguments.last(), User.SHELL);
      } else {
        receive(io.in(), Long.parseLong(size), arrived);
      }
      Apk apk = android.packages().install(file, arguments.has("-d"));
      android.kill(apk.manifest().packageName());
      io.println("Success");
      return 0;
    } catch (Apk.NotInstallable e) {
      io.println("Failure [" + e.getMessage() + "]");
    } catch (DeviceFiles.Unusable e) {
      io.error("Error: Unable to open file: " + arguments.last());
    } finally {
      Files.deleteIfExists(arrived);
    }
    return 1;
  }

  private static void receive(InputStream in, long size, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      byte[] chunk = new byte[CHUNK];
      for (long left = size; left > 0; ) {
        int count = in.read(chunk, 0, (int) Math.min(left, chunk.length));
        if (count < 0) {
          throw new EOFException("the host left in the middle of an install");
        }
        out.write(chunk, 0, count);
        left -= count;
      }
    }
  }

  private int uninstall(List<String> words, ShellIo io) throws IOException, InterruptedException {
    String name = Arguments.parse("pm uninstall", words, "--user=").last();
    android.kill(name);
    boolean removed = android.packages().uninstall(name);
    io.println(removed ? "Success" : "Failure [DELETE_FAILED_INTERNAL_ERROR]");
    return removed ? 0 : 1;
  }

  private int list(List<String> words, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("pm list", words, "-3 -e --show-versioncode --user=");
    switch (arguments.operand(0)) {
      case "packages" -> {
        for (Apk apk : android.packages().all()) {
          Manifest manifest = apk.manifest();
          if (manifest.packageName().contains(arguments.operand(1))) {
            io.println(
                "package:"
                    + manifest.packageName()
                    + (arguments.has("--show-versioncode")
                        ? " versionCode:" + manifest.versionCode()
                        : ""));
          }
        }
      }
      case "instrumentation" -> {
        for (Apk apk : android.packages().all()) {
          for (var runner : apk.manifest().runners().entrySet()) {
            io.println(
                "instrumentation:"
                    + apk.manifest().packageName()
                    + "/"
                    + runner.getKey()
                    + " (target="
                    + runner.getValue()
                    + ")");
          }
        }
      }
      default -> throw Refused.usage("pm list " + String.join(" ", words));
    }
    return 0;
  }

  private int path(List<String> words, ShellIo io) throws IOException {
    String name = Arguments.parse("pm path", words, "--user=").last();
    if (android.packages().find(name).isEmpty()) {
      return 1;
    }
    io.println("package:/data/app/" + name + ".apk");
    return 0;
  }

  private int clear(List<String> words, ShellIo io) throws IOException, InterruptedException {
    String name = Arguments.parse("pm clear", words, "--user=").last();
    android.kill(name);
    boolean cleared = android.packages().clear(name);
    io.println(cleared ? "Success" : "Failed");
    return cleared ? 0 : 1;
  }

  /** Permissions are not kept: nothing on this phone asks for one. */
  private int permission(String what, List<String> words, ShellIo io) throws IOException {
    String name = Arguments.parse("pm " + what, words, "--user=").operand(0);
    if (android.packages().find(name).isEmpty()) {
      io.error("java.lang.IllegalArgumentException: Unknown package: " + name);
      return 255;
    }
    return 0;
  }

  private int resolve(List<String> words, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("pm resolve-activity", words, "--brief");
    Optional<Manifest> manifest = android.packages().find(arguments.last()).map(Apk::manifest);
    if (manifest.isEmpty() || manifest.get().launcher().isEmpty()) {
      io.println("No activity found");
      return 0;
    }
    io.println("priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true");
    io.println(manifest.get().packageName() + "/" + manifest.get().launcher());
    return 0;
  }
}
