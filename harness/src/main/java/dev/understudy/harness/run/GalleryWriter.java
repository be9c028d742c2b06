package dev.understudy.harness.run;

import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
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
      SideBySide files =
          new SideBySide(
              folder.gallery(name + "-" + teacher.key()),
              folder.gallery(name + "-" + student.key()),
              folder.gallery(name + "-" + student.key() + "-difference"));
      files.write(t, s, i);
      Map<String, Double> own = new LinkedHashMap<>();
      for (Map.Entry<String, float[]> score : scores.entrySet()) {
        own.put(score.getKey(), (double) score.getValue()[i]);
      }
      List<RunRecord.ArtifactMap> maps =
          artifacts(t.picture(i), s.picture(i), name + "-" + student.key(), own);
      out.picture(
          new RunRecord.GalleryEntry(
              at + i,
              Captions.of(teacher.pictures(), at + i),
              folder.relative(files.first()),
              student.name(),
              folder.relative(files.second()),
              folder.relative(files.difference()),
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
}
