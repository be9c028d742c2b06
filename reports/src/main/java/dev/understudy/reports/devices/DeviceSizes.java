package dev.understudy.reports.devices;

import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.OnDevices.DevicePicture;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.view.PictureSize;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How large each subject's pictures are: as the record's settings say of its models, else as its
 * early exits and pictures show.
 */
final class DeviceSizes {
  /** {@code student (tflite) picture size}. */
  private static final String SETTING = ") picture size";

  /** Height and width. */
  private static final Pattern VALUE = Pattern.compile("(\\d{1,6}) x (\\d{1,6})");

  private final Map<String, PictureSize> models = new LinkedHashMap<>();
  private final Map<String, PictureSize> shown = new LinkedHashMap<>();
  private final RunFiles files;

  private DeviceSizes(RunFiles files) {
    this.files = files;
  }

  static DeviceSizes of(RunView view, RunFiles files) {
    DeviceSizes sizes = new DeviceSizes(files);
    view.record().provenance().settings().forEach(sizes::setting);
    for (ExitSweep sweep : view.record().exits()) {
      ExitSweep.Exit last = sweep.exits().get(sweep.exits().size() - 1);
      sizes.shown.putIfAbsent(sweep.subject(), new PictureSize(last.width(), last.height()));
    }
    for (GalleryEntry entry : view.record().gallery()) {
      view.teacher().ifPresent(teacher -> sizes.look(teacher.name(), entry.teacher()));
      sizes.look(entry.student(), entry.studentPicture());
    }
    for (DevicePicture picture : view.record().onDevices().pictures()) {
      sizes.look(picture.subject(), picture.expected());
    }
    return sizes;
  }

  private void setting(String key, String value) {
    Matcher size = VALUE.matcher(value);
    if (key.endsWith(SETTING) && size.matches()) {
      models.put(
          key.substring(0, key.length() - SETTING.length()),
          new PictureSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))));
    }
  }

  private void look(String subject, String file) {
    if (!shown.containsKey(subject)) {
      files.size(file).ifPresent(size -> shown.put(subject, size));
    }
  }

  /** A subject's at a place, whose runtime begins with its model's; null where it is not known. */
  @Nullable PictureSize at(String subject, Place place) {
    String runtime = place.runtime() == null ? "" : place.runtime();
    for (int end = runtime.length(); end > 0; end = runtime.lastIndexOf('/', end - 1)) {
      PictureSize size = models.get(subject + " (" + runtime.substring(0, end));
      if (size != null) {
        return size;
      }
    }
    return shown.get(subject);
  }
}
