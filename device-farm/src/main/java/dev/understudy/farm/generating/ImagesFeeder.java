package dev.understudy.farm.generating;

import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Picture after picture of a set, decoded as they are asked for. */
public final class ImagesFeeder implements InputFeeder {
  /** Pictures decoded at once: a few, since a model may take one at a time. */
  private static final int AHEAD = 8;

  private static final List<Long> CHANNELS = List.of(1L, 3L);

  private final InputBinding.Images binding;
  private final PictureSource source;
  private final PictureAxes axes;
  private final int batch;
  private final boolean rounded;
  private final int threads;
  private final InputProblems problems;
  private @Nullable PictureStream stream;
  private @Nullable Pictures ahead;
  private int used;
  private long at;

  private ImagesFeeder(
      InputBinding.Images binding,
      PictureSource source,
      PictureAxes axes,
      int batch,
      boolean rounded,
      int threads,
      InputProblems problems) {
    this.binding = binding;
    this.source = source;
    this.axes = axes;
    this.batch = batch;
    this.rounded = rounded;
    this.threads = threads;
    this.problems = problems;
  }

  /** Opens the set and checks that its pictures can be fed to the input. */
  public static ImagesFeeder of(
      InputBinding.Images binding, TensorSpec spec, InputProblems problems) {
    PictureAxes axes = PictureAxes.of(spec, CHANNELS, binding.shape(), problems);
    if (binding.resizing() != null && (axes.height() < 0 || axes.width() < 0)) {
      throw problems.error(
          spec.name(),
          spec + " leaves its size open, and pictures are to be resized",
          "the size beside `resize`",
          "add `shape: ["
              + axes.channels()
              + ", 256, 256]` with your numbers, or leave `resize`"
              + " out");
    }
    // Values of 0..255 for whole numbers are levels; a quantised input takes reals by its scale.
    boolean levels = binding.low() == 0 && binding.high() == 255;
    int batch = (int) Math.max(0, spec.shape().get(0));
    PictureSource source = Datasets.pictures(binding.images().path());
    return new ImagesFeeder(
        binding, source, axes, batch, levels && InputProblems.isWhole(spec.type()), 1, problems);
  }

  @Override
  public Tensor next(int count) {
    Pictures first = one();
    int c = first.channels();
    int area = first.height() * first.width();
    float[] data = new float[Math.multiplyExact(count, c * area)];
    for (int n = 0; n < count; n++) {
      Pictures from = n == 0 ? first : one();
      System.arraycopy(from.data(), (used - 1) * c * area, data, n * c * area, c * area);
    }
    double scale = (binding.high() - binding.low()) / 2;
    for (int i = 0; i < data.length; i++) {
      double value = binding.low() + (data[i] + 1) * scale;
      data[i] = (float) (rounded ? Math.rint(value) : value);
    }
    return Tensor.of(
        axes.arranged(data, count, c, area), axes.of(count, c, first.height(), first.width()));
  }

  /** The batch that holds the next picture, at {@code used - 1}. */
  private Pictures one() {
    boolean again = Rows.at(at, source.count(), binding.repeat(), binding.input(), problems) == 0;
    if (again && at > 0) {
      close();
    }
    Pictures held = ahead;
    if (held == null || used == held.count()) {
      held = fetch();
      ahead = held;
      used = 0;
    }
    used++;
    at++;
    return held;
  }

  private Pictures fetch() {
    PictureStream open = stream;
    if (open == null) {
      open = source.open(options());
      stream = open;
    }
    Optional<Pictures> next = open.next();
    if (next.isEmpty()) {
      throw problems.error(
          binding.input(),
          source.name() + " ended before its " + source.count() + " pictures",
          "the pictures that it had when it was opened",
          "do not change it while a run reads it");
    }
    Pictures pictures = next.get();
    if (!axes.takes(pictures.height(), pictures.width())) {
      throw problems.error(
          binding.input(),
          "the pictures of " + source.name() + " are " + pictures.height() + "x" + pictures.width(),
          "pictures of " + axes.height() + "x" + axes.width() + " (rows, columns)",
          "add `resize: pil-bicubic` (or another of the protocols' filters) to this input");
    }
    return pictures;
  }

  private StreamOptions options() {
    Target target =
        binding.resizing() == null
            ? null
            : new Target((int) axes.height(), (int) axes.width(), Crop.NONE, binding.resizing());
    return new StreamOptions(
        AHEAD,
        threads,
        axes.channels() == 1 ? Colour.GREY : Colour.RGB,
        target,
        BadPictures.REFUSE);
  }

  @Override
  public void skip(long count) {
    for (long left = count; left > 0; left--) {
      one();
    }
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public long available() {
    return binding.repeat() ? Long.MAX_VALUE : source.count();
  }

  @Override
  public long held() {
    return source.count();
  }

  @Override
  public void check(long pictures) {
    // A feeder of its own, that decodes on every core: nothing else runs meanwhile.
    int cores = Runtime.getRuntime().availableProcessors();
    try (var own = new ImagesFeeder(binding, source, axes, batch, rounded, cores, problems)) {
      own.skip(pictures);
    }
  }

  @Override
  public void close() {
    PictureStream open = stream;
    stream = null;
    ahead = null;
    if (open != null) {
      open.close();
    }
  }
}
