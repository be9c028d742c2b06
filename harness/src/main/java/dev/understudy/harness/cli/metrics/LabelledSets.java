package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.LabelMapping;
import dev.understudy.datasets.LabelMaps;
import dev.understudy.datasets.PairedPictures;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.segmentation.ClassAveraging;
import dev.understudy.metrics.segmentation.ConfusionMatrix;
import dev.understudy.metrics.segmentation.LabelledSegmentation;
import dev.understudy.metrics.segmentation.SegmentationNetwork;
import dev.understudy.metrics.segmentation.SegmentationScores;
import dev.understudy.metrics.segmentation.SegmentationSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Pictures and the label maps they were made from, one for each. */
final class LabelledSets {
  private final Path picturesPath;
  private final Path labelsPath;
  private final PictureSource pictures;
  private final LabelMaps labels;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();

  private LabelledSets(
      Path picturesPath, PictureSource pictures, Path labelsPath, LabelMaps labels, String note) {
    this.picturesPath = picturesPath;
    this.pictures = pictures;
    this.labelsPath = labelsPath;
    this.labels = labels;
    notes.add(note);
  }

  /**
   * Pairs them: two folders by relative name, other sets by order.
   *
   * @throws InputException if they do not pair
   */
  static LabelledSets of(
      Path pictures, String pictureEnding, Path labels, String labelEnding, LabelMapping mapping) {
    if (Files.isDirectory(pictures) && Files.isDirectory(labels)) {
      var pairs = PairedPictures.of(pictures, pictureEnding, labels, labelEnding);
      return new LabelledSets(
          pictures,
          pairs.sources(),
          labels,
          pairs.targetLabels(mapping),
          "pairs by relative name.");
    }
    if (!pictureEnding.isEmpty() || !labelEnding.isEmpty()) {
      throw new InputException(
          "--picture-ending, --label-ending",
          "names pair only where pictures and label maps are both in folders",
          "two folders",
          "unpack " + (Files.isDirectory(pictures) ? labels : pictures) + ", or leave endings out");
    }
    PictureSource source = ImageSet.pictures(pictures, "they are segmented").source();
    LabelMaps maps = LabelMaps.of(labels, mapping);
    if (source.count() != maps.count()) {
      throw new InputException(
          pictures + " and " + labels,
          "they hold " + source.count() + " pictures and " + maps.count() + " label maps",
          "as many label maps as pictures, in the same order",
          "give the label maps that the pictures were made from");
    }
    return new LabelledSets(pictures, source, labels, maps, "pairs by order.");
  }

  /** Segments all pictures, with progress, and compares. */
  Answer measure(
      String command,
      SegmentationSpec spec,
      SegmentationNetwork network,
      ClassAveraging averaging,
      ReadOptions read,
      Progress progress) {
    LabelMapping mapping = labels.mapping();
    var segmentation = new LabelledSegmentation(network, labels);
    var matrix = new ConfusionMatrix(mapping.classes(), segmentation.protocol());
    progress.begin("segmenting " + picturesPath, 1, 1, labels.count());
    try (PictureStream stream =
        pictures.open(read.stream(LabelledSegmentation.BATCH, BadPictures.REFUSE))) {
      int done = 0;
      for (Optional<Pictures> b = stream.next(); b.isPresent(); b = stream.next()) {
        segmentation.of(b.get(), done).forEach(matrix::add);
        done += b.get().count();
        progress.advance(b.get().count());
      }
      stream.warnings().forEach(w -> warnings.add("pictures: " + w));
    } finally {
      progress.end();
    }
    warnings.addAll(segmentation.warnings());
    return answer(command, spec, matrix.finish(), averaging);
  }

  private Answer answer(
      String command, SegmentationSpec spec, SegmentationScores scores, ClassAveraging averaging) {
    BootstrapOptions options = BootstrapOptions.defaults();
    List<Measurement> measured =
        List.of(scores.miou(averaging, options), scores.pixelAccuracy(options));
    LabelMapping mapping = labels.mapping();
    double[] ious = scores.classIous();
    List<Answer.ClassScore> classes = new ArrayList<>();
    for (int c = 0; c < ious.length; c++) {
      int truth = c;
      long pixels =
          IntStream.rangeClosed(0, ious.length).mapToLong(f -> scores.pixels(truth, f)).sum();
      classes.add(new Answer.ClassScore(c, mapping.classNames().get(c), ious[c], pixels));
    }
    String file = String.valueOf(spec.model().path().getFileName());
    return new Answer(
        command,
        measured.stream().map(m -> m.withWarnings(List.copyOf(warnings))).toList(),
        new Answer.Network(
            spec.name(),
            spec.preprocessing() == null
                ? "pictures in [-1,1] at their own size"
                : spec.preprocessing().describe(),
            spec.model().sha256(),
            List.of(new WeightsFile(file, spec.model().sha256(), true))),
        List.of(
            new Answer.Input(
                "pictures",
                picturesPath.toString(),
                "pictures",
                pictures.count(),
                pictures.sha256()),
            new Answer.Input(
                "labels", labelsPath.toString(), "labels", labels.count(), labels.sha256())),
        List.of(),
        notes,
        classes,
        List.of());
  }
}
