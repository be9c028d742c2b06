package dev.understudy.farm.generating;

import dev.understudy.datasets.LabelMap;
import dev.understudy.datasets.LabelMapping;
import dev.understudy.datasets.LabelMaps;
import dev.understudy.datasets.OneHot;
import dev.understudy.datasets.PairedPictures;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Label map after label map of a folder, one channel per class. */
public final class LabelMapFeeder implements InputFeeder {
  private final InputBinding.Labels binding;
  private final LabelMaps maps;
  private final @Nullable LabelMaps instances;
  private final PictureAxes axes;
  private final boolean dontCare;
  private final int batch;
  private final InputProblems problems;
  private long at;

  private LabelMapFeeder(
      InputBinding.Labels binding,
      LabelMaps maps,
      @Nullable LabelMaps instances,
      PictureAxes axes,
      boolean dontCare,
      int batch,
      InputProblems problems) {
    this.binding = binding;
    this.maps = maps;
    this.instances = instances;
    this.axes = axes;
    this.dontCare = dontCare;
    this.batch = batch;
    this.problems = problems;
  }

  /** Opens the folders and checks that the channels are those of the classes. */
  public static LabelMapFeeder of(
      InputBinding.Labels binding, TensorSpec spec, InputProblems problems) {
    int least = binding.classes() + (binding.edges() == null ? 0 : 1);
    if (!InputProblems.takesReals(spec.type())
        || spec.shape().size() != 4
        || spec.shape().stream().skip(1).noneMatch(d -> d == least || d == least + 1L)) {
      throw problems.error(
          spec.name(),
          "label maps of "
              + binding.classes()
              + " classes"
              + (binding.edges() == null ? "" : " and edges")
              + " do not fit "
              + spec,
          "floats of " + least + " channels, or " + (least + 1) + " with one for don't-care",
          "correct `classes`, add or remove `edges`, or bind something else to this input");
    }
    List<Long> channels = LongStream.of(least, least + 1L).boxed().toList();
    PictureAxes axes = PictureAxes.of(spec, channels, List.of(), problems);
    if (binding.resize() && (axes.height() < 0 || axes.width() < 0)) {
      throw problems.error(
          spec.name(),
          spec + " leaves its size open, so there is none to resize to",
          "a model of a fixed size, or maps of the size wanted",
          "leave `resize` out");
    }
    LabelMapping mapping =
        binding.mapping() == null
            ? LabelMapping.identity(binding.classes())
            : LabelMapping.read(binding.mapping().path());
    if (mapping.classes() != binding.classes()) {
      throw problems.error(
          spec.name(),
          "`mapping` has " + mapping.classes() + " classes, and `classes` is " + binding.classes(),
          "the same number",
          "correct one of them");
    }
    LabelMaps maps = LabelMaps.of(binding.maps().path(), mapping);
    LabelMaps instances = null;
    if (binding.edges() != null) {
      Path edges = binding.edges().path();
      PairedPictures pairs = PairedPictures.of(binding.maps().path(), edges);
      maps = pairs.sourceLabels(mapping);
      instances = pairs.targetLabels(LabelMapping.AS_STORED);
    }
    return new LabelMapFeeder(
        binding,
        maps,
        instances,
        axes,
        axes.channels() == least + 1L,
        (int) Math.max(0, spec.shape().get(0)),
        problems);
  }

  @Override
  public Tensor next(int count) {
    List<LabelMap> now = new ArrayList<>();
    List<LabelMap> edges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = Rows.at(at++, maps.count(), binding.repeat(), binding.input(), problems);
      now.add(sized(maps.read(index)));
      if (instances != null) {
        edges.add(sized(instances.read(index)));
      }
    }
    OneHot hot = oneHot(now, edges);
    int area = hot.height() * hot.width();
    return Tensor.of(
        axes.arranged(hot.data(), count, hot.channels(), area),
        axes.of(count, hot.channels(), hot.height(), hot.width()));
  }

  private OneHot oneHot(List<LabelMap> now, List<LabelMap> edges) {
    try {
      OneHot hot = OneHot.of(now, binding.classes(), dontCare);
      return instances == null ? hot : hot.withEdges(edges);
    } catch (IllegalArgumentException e) {
      throw problems.error(
          binding.input(),
          String.valueOf(e.getMessage()),
          "label maps of one size, and instance maps of the same",
          "bring them to one size, or add `resize: nearest`");
    }
  }

  private LabelMap sized(LabelMap map) {
    if (axes.takes(map.height(), map.width())) {
      return map;
    }
    if (!binding.resize()) {
      throw problems.error(
          binding.input(),
          map.name() + " is " + map.height() + "x" + map.width(),
          "maps of " + axes.height() + "x" + axes.width() + " (rows, columns)",
          "add `resize: nearest` to this input");
    }
    return map.resized((int) axes.height(), (int) axes.width());
  }

  @Override
  public void skip(long count) {
    at += count;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public long available() {
    return binding.repeat() ? Long.MAX_VALUE : maps.count();
  }

  @Override
  public long held() {
    return maps.count();
  }

  @Override
  public void check(long pictures) {
    IntStream.range(0, Math.toIntExact(pictures)).parallel().forEach(this::one);
  }

  /** One map with its edges, as it is fed. */
  private OneHot one(int index) {
    List<LabelMap> edges = instances == null ? List.of() : List.of(sized(instances.read(index)));
    return oneHot(List.of(sized(maps.read(index))), edges);
  }
}
