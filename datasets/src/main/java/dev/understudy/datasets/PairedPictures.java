package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.pictures.NamedFiles;
import dev.understudy.datasets.pictures.NamedFiles.NamedFile;
import dev.understudy.datasets.pictures.PairList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two sets of files that belong together: what a picture-to-picture generator is given, and what it
 * should make of it. File n of one side is the partner of file n of the other.
 */
public final class PairedPictures {
  private static final int SHOWN = 3;

  private final List<String> names;
  private final NamedSide sources;
  private final NamedSide targets;

  private record NamedSide(Path folder, List<NamedFile> files) {}

  private PairedPictures(List<String> names, NamedSide sources, NamedSide targets) {
    this.names = List.copyOf(names);
    this.sources = sources;
    this.targets = targets;
  }

  /**
   * Pairs files by their name relative to the folder, without extension.
   *
   * @throws InputException if a file has no partner or two, with the first names on each side
   */
  public static PairedPictures of(Path sources, Path targets) {
    return of(sources, "", targets, "");
  }

  /**
   * The same where the names of one side end in something of their own before the extension, as
   * Cityscapes' {@code _gtFine_labelIds} and {@code _leftImg8bit}. Files that do not end so are no
   * part of the set.
   */
  public static PairedPictures of(
      Path sources, String sourceEnding, Path targets, String targetEnding) {
    Map<String, NamedFile> from = byStem(sources, sourceEnding);
    Map<String, NamedFile> to = byStem(targets, targetEnding);
    List<String> alone = missing(from.keySet(), to.keySet());
    List<String> aloneToo = missing(to.keySet(), from.keySet());
    if (!alone.isEmpty() || !aloneToo.isEmpty()) {
      throw new InputException(
          sources + " and " + targets,
          "do not pair: " + shown(alone, sources) + "; " + shown(aloneToo, targets),
          "for every file on one side one of the same name (without extension) on the other",
          "rename, add or take out files");
    }
    List<String> names = List.copyOf(from.keySet());
    return new PairedPictures(
        names,
        new NamedSide(sources, names.stream().map(name -> get(from, name)).toList()),
        new NamedSide(targets, names.stream().map(name -> get(to, name)).toList()));
  }

  /**
   * Pairs files as a list says, a manifest whose columns {@link PairList} tells. The pairs are in
   * the sources' order.
   *
   * @param sources the folder (or manifest) of the sources
   * @throws InputException if the list is none, or a source has no row or a row no source, with the
   *     first names on each side
   */
  public static PairedPictures listed(Path sources, Path list) {
    List<NamedFile> files = NamedFiles.of(sources);
    Map<Path, PairList.Pair> pairs = PairList.read(list);
    Map<Path, PairList.Pair> left = new LinkedHashMap<>(pairs);
    List<String> names = new ArrayList<>();
    List<NamedFile> targets = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (NamedFile file : files) {
      Path source = PairList.plain(file.file());
      PairList.Pair pair = pairs.get(source);
      left.remove(source);
      names.add(file.name());
      if (pair == null) {
        alone.add(file.name());
      } else {
        targets.add(pair.target());
      }
    }
    if (!alone.isEmpty() || !left.isEmpty()) {
      List<String> rows = left.values().stream().map(pair -> pair.source().name()).toList();
      throw new InputException(
          sources + " and " + list,
          "do not pair: " + shown(alone, sources) + "; " + shown(rows, list),
          "a row for every source, and a source for every row",
          "add or take out rows or files (paths in the list are relative to it)");
    }
    return new PairedPictures(names, new NamedSide(sources, files), new NamedSide(list, targets));
  }

  private static NamedFile get(Map<String, NamedFile> files, String name) {
    NamedFile file = files.get(name);
    if (file == null) {
      throw new IllegalStateException(name); // both sides have the same names by now
    }
    return file;
  }

  private static Map<String, NamedFile> byStem(Path folder, String ending) {
    var stems = new LinkedHashMap<String, NamedFile>();
    for (NamedFile file : NamedFiles.of(folder)) {
      String stem = file.name().substring(0, file.name().lastIndexOf('.'));
      if (!stem.endsWith(ending)) {
        continue;
      }
      NamedFile before = stems.put(stem.substring(0, stem.length() - ending.length()), file);
      if (before != null) {
        throw new InputException(
            folder.toString(),
            "holds both " + before.name() + " and " + file.name(),
            "one file of a name, whatever its extension",
            "take one of them out");
      }
    }
    if (stems.isEmpty()) {
      throw new InputException(
          folder.toString(),
          "holds no picture whose name ends in '" + ending + "'",
          "names that end so before their extension",
          "check the ending");
    }
    return stems;
  }

  private static List<String> missing(Set<String> names, Set<String> others) {
    var missing = new ArrayList<>(names);
    missing.removeAll(others);
    return missing;
  }

  private static String shown(List<String> names, Path folder) {
    if (names.isEmpty()) {
      return "all of " + folder + " have a partner";
    }
    List<String> first = names.subList(0, Math.min(SHOWN, names.size()));
    String more = names.size() > SHOWN ? ", …" : "";
    return names.size() + " only in " + folder + " (" + String.join(", ", first) + more + ")";
  }

  /** What both sides' names have in common, in order. */
  public List<String> names() {
    return names;
  }

  /** How many pairs. */
  public int count() {
    return names.size();
  }

  /** The sources as pictures. */
  public PictureSource sources() {
    return NamedFiles.pictures(sources.folder(), sources.files());
  }

  /** The targets as pictures. */
  public PictureSource targets() {
    return NamedFiles.pictures(targets.folder(), targets.files());
  }

  /** The sources as label maps. */
  public LabelMaps sourceLabels(LabelMapping mapping) {
    return LabelMaps.of(sources.files(), mapping);
  }

  /** The targets as label maps. */
  public LabelMaps targetLabels(LabelMapping mapping) {
    return LabelMaps.of(targets.files(), mapping);
  }
}
