package dev.understudy.datasets.pictures;

import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Small sets of pictures in every container, and what is read from them. */
public final class Sets {
  private Sets() {}

  /** A 3x2 grey PNG of one level. */
  public static byte[] png(int level) {
    float[] data = new float[6];
    Arrays.fill(data, Quantisation.value(level));
    return PictureFiles.png(new Pictures(data, 1, 1, 2, 3), 0, 1);
  }

  /** Writes entries in the map's order. */
  public static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (var out = new ZipArchiveOutputStream(file)) {
      for (var entry : entries.entrySet()) {
        out.putArchiveEntry(new ZipArchiveEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeArchiveEntry();
      }
    }
    return file;
  }

  /** Writes entries in the map's order; packed if the name ends in gz. */
  public static Path tar(Path file, Map<String, byte[]> entries) throws IOException {
    try (var raw = Files.newOutputStream(file);
        var packed = file.toString().endsWith("gz") ? new GZIPOutputStream(raw) : raw;
        var out = new TarArchiveOutputStream(packed, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var entry : entries.entrySet()) {
        var header = new TarArchiveEntry(entry.getKey(), true);
        header.setSize(entry.getValue().length);
        out.putArchiveEntry(header);
        out.write(entry.getValue());
        out.closeArchiveEntry();
      }
    }
    return file;
  }

  /** The first level of every picture in order. */
  public static List<Integer> levels(PictureSource source) {
    return levels(source, new StreamOptions(3, 2, Colour.AS_FIRST, null, BadPictures.REFUSE));
  }

  /** The same, as a pass goes. */
  public static List<Integer> levels(PictureSource source, StreamOptions options) {
    try (PictureStream stream = source.open(options)) {
      return levels(stream);
    }
  }

  /** The same, of what is left of a pass. */
  public static List<Integer> levels(PictureStream stream) {
    var levels = new ArrayList<Integer>();
    for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
      byte[] bytes = Quantisation.ROUND.toBytes(batch.get());
      for (int i = 0; i < batch.get().count(); i++) {
        levels.add(bytes[i * batch.get().pictureSize()] & 0xFF);
      }
    }
    return levels;
  }
}
