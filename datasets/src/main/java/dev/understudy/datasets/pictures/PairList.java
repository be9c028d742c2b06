package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.pictures.NamedFiles.NamedFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which picture belongs to which: a manifest with the columns {@code source} and {@code target}.
 */
public final class PairList {
  private PairList() {}

  /**
   * One row.
   *
   * @param line where it begins in the file, from 1
   * @param source the picture that a generator is given, its path absolute and without dots
   * @param target what it should make of it
   */
  public record Pair(int line, NamedFile source, NamedFile target) {}

  /**
   * Reads such a list.
   *
   * @return the pairs in the rows' order, by the sources' files
   * @throws InputException naming file and line if it is none, a file is not there, or a source
   *     stands in two rows
   */
  public static Map<Path, Pair> read(Path list) {
    Manifest manifest = Manifest.read(list);
    List<FolderListing.Entry> targets = ManifestPictures.checked(manifest, manifest.pictures());
    List<FolderListing.Entry> sources =
        manifest
            .pairs()
            .map(entries -> ManifestPictures.checked(manifest, entries))
            .orElseThrow(
                () ->
                    new InputException(
                        list + ":1",
                        "has no column source",
                        "a header with the columns source and target",
                        "add the column, with the picture that each target belongs to"));
    Map<Path, Pair> pairs = new LinkedHashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      int line = manifest.rows().get(i).line();
      NamedFile source = named(sources.get(i));
      Pair before = pairs.put(source.file(), new Pair(line, source, named(targets.get(i))));
      if (before != null) {
        throw new InputException(
            list + ":" + line,
            "names the source " + source.name() + ", as line " + before.line() + " does",
            "one target for each source",
            "take one of the two rows out");
      }
    }
    return pairs;
  }

  private static NamedFile named(FolderListing.Entry entry) {
    return new NamedFile(entry.name(), plain(entry.file()));
  }

  /** By which two paths to one file are equal, but for symbolic links. */
  public static Path plain(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
