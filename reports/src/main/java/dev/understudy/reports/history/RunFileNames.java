package dev.understudy.reports.history;

import dev.understudy.reports.OnDevices;
import dev.understudy.reports.RunRecord;
import java.util.LinkedHashSet;
import java.util.Set;

/** The files that a record names. */
final class RunFileNames {
  private RunFileNames() {}

  /** Raw samples and values per picture, and the gallery's and devices' pictures if wanted. */
  static Set<String> of(RunRecord record, boolean pictures) {
    Set<String> names = new LinkedHashSet<>();
    record.samples().forEach(samples -> names.add(samples.file()));
    record.onDevices().sustained().forEach(load -> names.add(load.file()));
    record.values().forEach(values -> names.add(values.file()));
    if (pictures) {
      for (RunRecord.GalleryEntry entry : record.gallery()) {
        names.add(entry.teacher());
        names.add(entry.studentPicture());
        names.add(entry.difference());
        entry.maps().forEach(map -> names.add(map.file()));
      }
      for (OnDevices.DevicePicture picture : record.onDevices().pictures()) {
        names.add(picture.expected());
        names.add(picture.made());
        names.add(picture.difference());
      }
    }
    return names;
  }
}
