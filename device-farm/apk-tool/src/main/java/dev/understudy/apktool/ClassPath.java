package dev.understudy.apktool;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Folders and jars with class files, and with native libraries under {@code jni/ABI}.
 *
 * @param entries each is there
 */
record ClassPath(List<Path> entries) {
  /** Copies the list. */
  ClassPath {
    entries = List.copyOf(entries);
  }

  /** As the JVM and Maven write it, with the platform's separator. */
  static ClassPath parse(String text) {
    List<Path> entries = new ArrayList<>();
    for (String entry : text.trim().split(Pattern.quote(File.pathSeparator), -1)) {
      if (!entry.isEmpty()) {
        entries.add(Path.of(entry));
      }
    }
    return new ClassPath(entries);
  }

  /** What D8 is to take: jars as they are, folders file by file. */
  List<Path> programs() throws IOException {
    List<Path> programs = new ArrayList<>();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        programs.addAll(files(entry, name -> name.endsWith(".class")));
      } else {
        programs.add(entry);
      }
    }
    return programs;
  }

  /** The libraries for these ABIs, by their name in a package: {@code lib/arm64-v8a/libx.so}. */
  SortedMap<String, byte[]> libraries(List<String> abis) throws IOException {
    Predicate<String> wanted =
        name ->
            name.endsWith(".so")
                && abis.stream().anyMatch(abi -> name.startsWith("jni/" + abi + "/"));
    SortedMap<String, byte[]> libraries = new TreeMap<>();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        for (Path file : files(entry, wanted)) {
          libraries.put(inPackage(name(entry, file)), Files.readAllBytes(file));
        }
        continue;
      }
      try (ZipFile zip = new ZipFile(entry.toFile())) {
        for (ZipEntry e : Collections.list(zip.entries())) {
          if (wanted.test(e.getName())) {
            try (InputStream in = zip.getInputStream(e)) {
              libraries.put(inPackage(e.getName()), in.readAllBytes());
            }
          }
        }
      }
    }
    return libraries;
  }

  private static String inPackage(String name) {
    return "lib/" + name.substring("jni/".length());
  }

  private static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> wanted.test(name(folder, file)))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
