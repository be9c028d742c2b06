package dev.understudy.reports.devices;

import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.OnDevices.DevicePicture;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.view.PictureSize;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How large each subject's pictures are. A record does not say it; its early exits and its pictures
 * show it.
 */
final class DeviceSizes {
  private final Map<String, PictureSize> sizes = new LinkedHashMap<>();
  private final RunFiles files;

  private DeviceSizes(RunFiles files) {
    this.files = files;
  }

  /** Sizes by subject, of those that are known. */
  static Map<String, PictureSize> of(RunView view, RunFiles files) {
    DeviceSizes found = new DeviceSizes(files);
    for (ExitSweep sweep : view.record().exits()) {
      ExitSweep.Exit last = sweep.exits().get(sweep.exits().size() - 1);
      found.sizes.putIfAbsent(sweep.subject(), new PictureSize(last.width(), last.height()));
    }
    for (GalleryEntry entry : view.record().gallery()) {
      view.teacher().ifPresent(teacher -> found.look(teacher.name(), entry.teacher()));
      found.look(entry.student(), entry.studentPicture());
    }
    for (DevicePicture picture : view.record().onDevices().pictures()) {
      found.look(picture.subject(), picture.expected());
    }
    return found.sizes;
  }

  private void look(String subject, String file) {
    if (!sizes.containsKey(subject)) {
      files.size(file).ifPresent(size -> sizes.put(subject, size));
    }
  }
}
