package dev.understudy.harness.run;

import dev.understudy.datasets.Pictures;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.OutputParity;
import dev.understudy.reports.OnDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the first pictures that a phone made for the report: as many as the gallery has, of the
 * same inputs, each beside the desktop's of the same file.
 */
final class DevicePictures {
  private final RunFolder folder;
  private final Where where;
  private final Contestant contestant;
  private final GeneratorSpec spec;
  private final int most;
  private final List<OnDevices.DevicePicture> kept = new ArrayList<>();
  private long seen;

  /**
   * @param most how many to keep
   */
  DevicePictures(
      RunFolder folder, Where where, Contestant contestant, GeneratorSpec spec, int most) {
    this.folder = folder;
    this.where = where;
    this.contestant = contestant;
    this.spec = spec;
    this.most = most;
  }

  /**
   * Writes those of a batch that are to be kept.
   *
   * @param lpips each pair's distance; empty where it is not known
   */
  void add(Pictures desktop, Pictures device, float[] lpips) {
    for (int i = 0; i < desktop.count() && seen + i < most; i++) {
      long index = seen + i;
      SideBySide files =
          new SideBySide(
              folder.gallery(name(index, "desktop")),
              folder.gallery(name(index, "made")),
              folder.gallery(name(index, "difference")));
      files.write(desktop, device, i);
      Map<String, Double> scores =
          new TreeMap<>(OutputParity.ofPair(desktop.picture(i), device.picture(i)));
      if (i < lpips.length) {
        scores.put(ParityLpips.ID, (double) lpips[i]);
      }
      kept.add(
          new OnDevices.DevicePicture(
              contestant.name(),
              where.device(),
              where.label(spec),
              index,
              Captions.of(spec, index),
              folder.relative(files.first()),
              folder.relative(files.second()),
              folder.relative(files.difference()),
              scores));
    }
    seen += desktop.count();
  }

  /** What was kept, in order of the inputs. */
  List<OnDevices.DevicePicture> kept() {
    return List.copyOf(kept);
  }

  /**
   * Unique in the folder: dots occur in no part of it, neither in subjects' keys nor in the ids of
   * devices and runtimes.
   */
  private String name(long index, String what) {
    return String.join(
        ".",
        String.format("%05d", index),
        contestant.key(),
        where.device(),
        where.label(spec).replace('/', '.'),
        what);
  }
}
