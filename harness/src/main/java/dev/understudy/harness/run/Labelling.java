package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.LabelMapping;
import dev.understudy.datasets.LabelMaps;
import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.SegmentationFiles;
import dev.understudy.metrics.segmentation.ClassAveraging;
import dev.understudy.metrics.segmentation.LabelledSegmentation;
import dev.understudy.metrics.segmentation.SegmentationNetwork;
import dev.understudy.metrics.segmentation.SegmentationSpec;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the pictures should show, and the network that tells what they show: files read and hashed.
 *
 * @param network the segmentation network
 * @param labels picture i belongs to label map i
 * @param averaging the classes that the mean IoU is taken over
 * @param hash content hash of all three
 */
record Labelling(
    SegmentationSpec network, LabelMaps labels, ClassAveraging averaging, String hash) {

  /** Reads the network's file and lists the label maps. */
  static Labelling of(Experiment.Segmentation given) {
    LabelMapping mapping = given.mapping();
    SegmentationSpec network = SegmentationFiles.read(given.network(), mapping.classes());
    LabelMaps labels = LabelMaps.of(given.labelMaps(), mapping);
    return new Labelling(
        network,
        labels,
        given.averaging(),
        Hashes.of(
            network.name(),
            network.model().sha256(),
            String.valueOf(network.preprocessing()),
            network.output(),
            network.classOf(),
            labels.sha256(),
            mapping.name(),
            mapping.classNames(),
            new TreeMap<>(mapping.classOfId()),
            new TreeMap<>(mapping.classOfColour()),
            given.averaging()));
  }

  int classes() {
    return labels.mapping().classes();
  }

  /**
   * Reads every label map that will be needed and segments one picture.
   *
   * @param experiment whose file names it, for messages
   * @param made a picture as the subjects make them
   * @throws InputException if there are too few maps, one cannot be read or has an id that the
   *     mapping does not know, or the network does not take the picture
   */
  void check(Experiment experiment, Pictures made) {
    if (labels.count() < experiment.pictures()) {
      throw new InputException(
          experiment.file() + ": segmentation.label-maps",
          "there are " + labels.count() + " label maps for " + experiment.pictures() + " pictures",
          "a label map for each picture, in order",
          "write `pictures: " + labels.count() + "`, or give more label maps");
    }
    IntStream.range(0, experiment.pictures()).parallel().forEach(labels::read);
    try (SegmentationNetwork opened = SegmentationNetwork.open(network, Setup.allCores())) {
      new LabelledSegmentation(opened, labels).of(made, 0);
    }
  }
}
