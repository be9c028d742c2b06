package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.DeviceFiles;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Toybox's commands for files. */
final class FileCommands {
  private final DeviceFiles files;

  FileCommands(DeviceFiles files) {
    this.files = files;
  }

  Map<String, Command> all() {
    return Map.ofEntries(
        Map.entry("ls", this::ls),
        Map.entry("cat", this::cat),
        Map.entry("rm", this::rm),
        Map.entry("mkdir", this::mkdir),
        Map.entry("touch", this::touch),
        Map.entry("chmod", this::chmod),
        Map.entry("cp", (words, user, io) -> transfer("cp", words, user, io)),
        Map.entry("mv", (words, user, io) -> transfer("mv", words, user, io)),
        Map.entry("sha256sum", this::sha256sum),
        Map.entry("df", this::df),
        Map.entry("test", this::test),
        Map.entry("[", (words, user, io) -> test(words.subList(0, words.size() - 1), user, io)));
  }

  /** What a command does with one file. */
  private interface Act {
    void on(Path file) throws IOException;
  }

  private static int act(String command, String path, ShellIo io, Act act, Locate locate)
      throws IOException {
    try {
      act.on(locate.find());
      return 0;
    } catch (DeviceFiles.Unusable e) {
      io.error(command + ": " + path + ": " + e.getMessage());
    } catch (DirectoryNotEmptyException e) {
      io.error(command + ": " + path + ": Directory not empty");
    } catch (FileSystemException e) {
      io.error(command + ": " + path + ": " + (e.getReason() == null ? e : e.getReason()));
    }
    return 1;
  }

  private interface Locate {
    Path find() throws IOException;
  }

  private int ls(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("ls", words, "-1 -t -a -A");
    String path = arguments.operands().isEmpty() ? "." : arguments.last();
    return act(
        "ls",
        path,
        io,
        file -> {
          if (!Files.isDirectory(file)) {
            io.println(path);
            return;
          }
          try (Stream<Path> all = Files.list(file)) {
            for (Path each : all.sorted().toList()) {
              io.println(String.valueOf(each.getFileName()));
            }
          }
        },
        () -> files.existing(path, user));
  }

  private int cat(List<String> words, User user, ShellIo io) throws IOException {
    int code = 0;
    if (words.isEmpty()) {
      io.in().transferTo(io.out());
    }
    for (String path : words) {
      code |= act("cat", path, io, f -> Files.copy(f, io.out()), () -> files.existing(path, user));
    }
    return code;
  }

  private int rm(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("rm", words, "-r -f -R");
    int code = 0;
    for (String path : arguments.operands()) {
      if (arguments.has("-f") && !Files.exists(files.locate(path, user))) {
        continue;
      }
      boolean deep = arguments.has("-r") || arguments.has("-R");
      code |=
          act(
              "rm",
              path,
              io,
              file -> {
                if (deep) {
                  DeviceFiles.delete(file);
                } else {
                  Files.delete(file);
                }
              },
              () -> {
                Path file = files.existing(path, user);
                if (!files.writable(file)) {
                  throw new FileSystemException(path, null, "Permission denied");
                }
                return file;
              });
    }
    return code;
  }

  private int mkdir(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("mkdir", words, "-p");
    int code = 0;
    for (String path : arguments.operands()) {
      Act act = arguments.has("-p") ? Files::createDirectories : Files::createDirectory;
      code |= act("mkdir", path, io, act, () -> files.locate(path, user));
    }
    return code;
  }

  private int touch(List<String> words, User user, ShellIo io) throws IOException {
    int code = 0;
    for (String path : Arguments.parse("touch", words, "-a -m -c").operands()) {
      code |=
          act(
              "touch",
              path,
              io,
              file -> {
                if (Files.exists(file)) {
                  Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                } else {
                  Files.createFile(file);
                }
              },
              () -> files.creatable(path, user));
    }
    return code;
  }

  /** Modes are not kept: who may go where is decided by the path alone. */
  private int chmod(List<String> words, User user, ShellIo io) throws IOException {
    int code = 0;
    List<String> operands = Arguments.parse("chmod", words, "-R").operands();
    for (String path : operands.subList(Math.min(1, operands.size()), operands.size())) {
      code |= act("chmod", path, io, file -> {}, () -> files.existing(path, user));
    }
    return code;
  }

  private int transfer(String command, List<String> words, User user, ShellIo io)
      throws IOException {
    List<String> operands = Arguments.parse(command, words, "-f").operands();
    if (operands.size() != 2) {
      throw Refused.usage(command + " of " + operands.size() + " paths");
    }
    String from = operands.get(0);
    String to = operands.get(1);
    return act(
        command,
        from,
        io,
        source -> {
          Path target = files.locate(to, user);
          if (Files.isDirectory(target)) {
            target = target.resolve(source.getFileName());
          } else {
            target = files.creatable(to, user);
          }
          if (command.equals("cp")) {
            files.checkRoom();
          }
          if (command.equals("mv")) {
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
          } else {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
          }
        },
        () -> files.existing(from, user));
  }

  private int sha256sum(List<String> words, User user, ShellIo io) throws IOException {
    int code = 0;
    for (String path : Arguments.parse("sha256sum", words, "-b").operands()) {
      code |=
          act(
              "sha256sum",
              path,
              io,
              file -> io.println(sha256(file) + "  " + path),
              () -> files.existing(path, user));
    }
    return code;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private int df(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("df", words, "-k");
    String path = arguments.operands().isEmpty() ? "/data" : arguments.last();
    return act(
        "df",
        path,
        io,
        file -> {
          FileStore store = Files.getFileStore(file);
          long total = store.getTotalSpace() / 1024;
          long free = store.getUsableSpace() / 1024;
          io.println("Filesystem      1K-blocks      Used Available Use% Mounted on");
          io.println(
              String.format(
                  "/dev/block/dm-5 %9d %9d %9d %3d%% /data/user/0",
                  total, total - free, free, 100 * (total - free) / Math.max(1, total)));
        },
        () -> files.existing(path, user));
  }

  private int test(List<String> words, User user, ShellIo io) {
    if (words.size() != 2) {
      throw Refused.usage("test " + String.join(" ", words));
    }
    try {
      Path file = files.existing(words.get(1), user);
      boolean holds =
          switch (words.get(0)) {
            case "-e" -> true;
            case "-d" -> Files.isDirectory(file);
            case "-f" -> Files.isRegularFile(file);
            default -> throw Refused.usage("test " + words.get(0));
          };
      return holds ? 0 : 1;
    } catch (DeviceFiles.Unusable e) {
      return 1;
    }
  }
}
