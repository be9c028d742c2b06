package dev.understudy.harness.run;

import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.segmentation.LabelBatch;
import dev.understudy.metrics.segmentation.LabelledSegmentation;
import dev.understudy.metrics.segmentation.SegmentationNetwork;
import dev.understudy.metrics.segmentation.SegmentationRows;
import dev.understudy.metrics.segmentation.SegmentationScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Segments pictures as they are made, and keeps a row of each one's pixel counts. */
final class Segmenter implements AutoCloseable {
  private final SegmentationNetwork network;
  private final LabelledSegmentation segmentation;
  private final int classes;
  private final Map<Contestant, RowFile> rows = new LinkedHashMap<>();

  /**
   * Opens the network and the files of rows.
   *
   * @param expected whether the journal says that rows were written, so that files must be there
   */
  Segmenter(
      RunFolder folder,
      Labelling labelling,
      List<Contestant> contestants,
      int pictures,
      boolean expected) {
    this.network = SegmentationNetwork.open(labelling.network(), Setup.allCores());
    this.segmentation = new LabelledSegmentation(network, labelling.labels());
    this.classes = labelling.classes();
    for (Contestant c : contestants) {
      rows.put(
          c,
          PictureRows.openOrCreate(
              folder.rows(c.key() + ".segmentation"),
              pictures,
              SegmentationRows.dimensions(classes),
              expected));
    }
  }

  /** Segments a subject's pictures, the first of number {@code at}. */
  void write(Contestant contestant, int at, Pictures pictures) {
    for (int from = 0; from < pictures.count(); from += LabelledSegmentation.BATCH) {
      int count = Math.min(LabelledSegmentation.BATCH, pictures.count() - from);
      for (LabelBatch batch : segmentation.of(part(pictures, from, count), at + from)) {
        Pairs.of(rows, contestant)
            .write(Math.toIntExact(batch.first()), SegmentationRows.of(batch, classes));
      }
    }
  }

  private static Pictures part(Pictures all, int from, int count) {
    int size = all.data().length / all.count();
    float[] data = new float[count * size];
    System.arraycopy(all.data(), from * size, data, 0, data.length);
    return new Pictures(data, count, all.channels(), all.height(), all.width());
  }

  /** The scores of all of a subject's pictures. */
  SegmentationScores scores(Contestant contestant) {
    return SegmentationRows.scores(Pairs.of(rows, contestant), classes, segmentation.protocol());
  }

  /** What the reader must know of the segmentation, each one sentence; grows with use. */
  List<String> warnings() {
    return segmentation.warnings();
  }

  void force() {
    rows.values().forEach(RowFile::force);
  }

  @Override
  public void close() {
    rows.values().forEach(RowFile::close);
    network.close();
  }
}
