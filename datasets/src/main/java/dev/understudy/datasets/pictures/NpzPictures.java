package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.npz.NpyStream;
import dev.understudy.datasets.npz.NpzFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures of an npz: {@code arr_0}, as guided-diffusion writes samples, or else the one
 * array that has the shape of pictures. Labels are {@code arr_1}, one whole number per picture.
 */
final class NpzPictures {
  private static final String PICTURES = "arr_0";
  private static final String LABELS = "arr_1";

  private NpzPictures() {}

  static PictureSource of(Path npz, @Nullable ValueRange range) {
    Set<String> names;
    try (NpzFile file = NpzFile.open(npz)) {
      names = file.names();
    }
    String name = names.contains(PICTURES) ? PICTURES : only(npz, names);
    return new ArrayPictures(
        npz, () -> NpyStream.ofNpz(npz, name), () -> labels(npz, names, name), range);
  }

  private static String only(Path npz, Set<String> names) {
    var found = new ArrayList<String>();
    for (String name : names) {
      try (NpyStream in = NpyStream.ofNpz(npz, name)) {
        if (ArrayLayout.fits(in.shape())) {
          found.add(name);
        }
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    boolean statistics = names.contains("mu") && names.contains("sigma");
    throw new InputException(
        npz.toString(),
        found.isEmpty()
            ? statistics ? "holds reference statistics, no pictures" : "has no array of pictures"
            : "has several arrays that could be pictures: " + found,
        "arr_0, or one array [N,H,W,C], [N,C,H,W] or [N,H,W]; the file has " + names,
        statistics ? "give it where statistics are taken" : "save the pictures as arr_0");
  }

  private static Optional<int[]> labels(Path npz, Set<String> names, String pictures) {
    if (!pictures.equals(PICTURES) || !names.contains(LABELS)) {
      return Optional.empty();
    }
    int count;
    try (NpyStream in = NpyStream.ofNpz(npz, pictures)) {
      count = in.shape()[0];
    }
    try (NpyStream in = NpyStream.ofNpz(npz, LABELS)) {
      if (in.type().startsWith("f") || in.shape().length != 1 || in.shape()[0] != count) {
        return Optional.empty(); // whatever it is, it labels no pictures
      }
      double[] values = in.doubles(count);
      int[] labels = new int[count];
      for (int i = 0; i < count; i++) {
        labels[i] = (int) values[i];
        if (labels[i] != values[i]) {
          throw new InputException(
              npz + ": " + LABELS,
              "holds the label " + values[i],
              "labels of 32 bits",
              "number the classes from 0");
        }
      }
      return Optional.of(labels);
    }
  }
}
