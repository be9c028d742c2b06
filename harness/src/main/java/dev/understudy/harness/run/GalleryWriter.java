package dev.understudy.harness.run;

import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.InputBinding;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the first pictures of a run for the report: teacher, student, and their difference, and
 * where the student's has artifacts.
 */
final class GalleryWriter {
  /** Differences are small; doubled, a faint one shows and a full one still fits the range. */
  static final int AMPLIFY = 2;

  private final RunFolder folder;
  private final int pictures;
  private final List<ArtifactMeasure> artifacts;

  /**
   * A writer.
   *
   * @param folder the run's
   * @param pictures how many to keep
   * @param artifacts the artifact measures asked for
   */
  GalleryWriter(RunFolder folder, int pictures, List<ArtifactMeasure> artifacts) {
    this.folder = folder;
    this.pictures = pictures;
    this.artifacts = artifacts;
  }

  /** Writes those pictures of a batch that belong to the gallery. */
  void write(
      int at,
      Contestant teacher,
      Contestant student,
      Map<Contestant, Pictures> made,
      Map<String, float[]> scores,
      FragmentBuilder out)
      throws IOException {
    Pictures t = made.get(teacher);
    Pictures s = made.get(student);
    for (int i = 0; t != null && s != null && i < t.count() && at + i < pictures; i++) {
      String name = String.format("%05d", at + i);
      Path teacherFile = folder.gallery(name + "-" + teacher.key());
      Path studentFile = folder.gallery(name + "-" + student.key());
      Path differenceFile = folder.gallery(name + "-" + student.key() + "-difference");
      PictureFiles.writePng(t, i, teacherFile, 1);
      PictureFiles.writePng(s, i, studentFile, 1);
      PictureFiles.writePng(difference(t.picture(i), s.picture(i)), 0, differenceFile, 1);
      Map<String, Double> own = new LinkedHashMap<>();
      for (Map.Entry<String, float[]> score : scores.entrySet()) {
        own.put(score.getKey(), (double) score.getValue()[i]);
      }
      List<RunRecord.ArtifactMap> maps =
          artifacts(t.picture(i), s.picture(i), name + "-" + student.key(), own);
      out.picture(
          new RunRecord.GalleryEntry(
              at + i,
              caption(teacher, at + i),
              folder.relative(teacherFile),
              student.name(),
              folder.relative(studentFile),
              folder.relative(differenceFile),
              own,
              maps));
    }
  }

  /** Adds the student's artifact scores to the others, and writes the maps that go with them. */
  private List<RunRecord.ArtifactMap> artifacts(
      Pictures teacher, Pictures student, String name, Map<String, Double> scores) {
    List<RunRecord.ArtifactMap> maps = new ArrayList<>();
    for (ArtifactMeasure measure : artifacts) {
      if (!measure.mapsPictures()) {
        continue;
      }
      Rows rows =
          Rows.of(
              measure.of(student, teacher), measure.dimensions(student.height(), student.width()));
      ArtifactMap map = measure.map(student, teacher);
      measure.perPicture(rows).ifPresent(score -> scores.put(map.measure(), score[0]));
      Path file = folder.gallery(name + "-" + map.measure());
      PictureFiles.writePng(grey(map), 0, file, 1);
      maps.add(new RunRecord.ArtifactMap(map.measure(), folder.relative(file)));
    }
    return maps;
  }

  /** Black at the scale's lower end, white at its upper. */
  private static Pictures grey(ArtifactMap map) {
    float[] grey = new float[map.values().length];
    for (int i = 0; i < grey.length; i++) {
      double share = (map.values()[i] - map.low()) / (map.high() - map.low());
      grey[i] = (float) (2 * Math.min(1, Math.max(0, share)) - 1);
    }
    return new Pictures(grey, 1, 1, map.height(), map.width());
  }

  private static Pictures difference(Pictures a, Pictures b) {
    float[] gap = new float[a.data().length];
    for (int i = 0; i < gap.length; i++) {
      gap[i] = Math.min(1, Math.abs(a.data()[i] - b.data()[i]) * AMPLIFY - 1);
    }
    return new Pictures(gap, 1, a.channels(), a.height(), a.width());
  }

  private static String caption(Contestant contestant, long index) {
    String input = "input " + index;
    return contestant.pictures().inputs().stream()
        .filter(InputBinding.ClassLabel.class::isInstance)
        .map(binding -> input + ofClass((InputBinding.ClassLabel) binding, index))
        .findFirst()
        .orElse(input);
  }

  /** The class where it follows from the picture's number; those drawn or listed are not known. */
  private static String ofClass(InputBinding.ClassLabel label, long index) {
    if (label.choice() instanceof ClassChoice.Always always) {
      return ", class " + always.label();
    }
    return label.choice() instanceof ClassChoice.InTurn ? ", class " + index % label.classes() : "";
  }
}
