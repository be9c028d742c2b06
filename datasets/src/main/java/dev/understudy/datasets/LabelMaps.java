package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.labels.LabelDecoder;
import dev.understudy.datasets.pictures.NamedFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * A set of label maps: PNG or BMP files, grey (up to 16 bits) or palette with an id per pixel, or
 * RGB with a colour per class (alpha is ignored). A palette file's ids are its indices; grey of
 * less than 8 bits keeps its own numbers. Safe from any thread.
 */
public final class LabelMaps {
  private final List<NamedFiles.NamedFile> files;
  private final LabelMapping mapping;

  private LabelMaps(List<NamedFiles.NamedFile> files, LabelMapping mapping) {
    this.files = files;
    this.mapping = mapping;
  }

  /**
   * Opens a folder of them (recursive, sorted by relative path), or a single one. The files are
   * read later, one by one.
   *
   * @param mapping what their ids or colours mean
   * @throws InputException if there are none
   */
  public static LabelMaps of(Path path, LabelMapping mapping) {
    return new LabelMaps(NamedFiles.of(path), mapping);
  }

  /** Those of a list, in its order. */
  static LabelMaps of(List<NamedFiles.NamedFile> files, LabelMapping mapping) {
    return new LabelMaps(List.copyOf(files), mapping);
  }

  /** How many there are. */
  public int count() {
    return files.size();
  }

  /** Their names relative to the folder, in order. */
  public List<String> names() {
    return files.stream().map(NamedFiles.NamedFile::name).toList();
  }

  /** A content hash over the files' names and bytes in order, as a folder of pictures has it. */
  public String sha256() {
    return NamedFiles.pictures(Path.of("."), files).sha256();
  }

  /** What their ids mean. */
  public LabelMapping mapping() {
    return mapping;
  }

  /**
   * Reads one map.
   *
   * @param index from 0
   * @return its classes, each below {@link LabelMapping#classes()} or {@link
   *     LabelMapping#DONT_CARE}
   * @throws InputException naming the file if it is no such picture, and id (or colour) and pixel
   *     where the mapping does not know one
   */
  public LabelMap read(int index) {
    return LabelDecoder.read(files.get(index).file(), mapping);
  }
}
