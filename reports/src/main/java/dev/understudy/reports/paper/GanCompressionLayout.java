package dev.understudy.reports.paper;

import static dev.understudy.reports.MeasureInfo.Direction.HIGHER;
import static dev.understudy.reports.MeasureInfo.Direction.LOWER;

import dev.understudy.reports.Role;
import dev.understudy.reports.paper.LayoutTable.Bold;
import java.util.List;
import java.util.Map;

/** GAN Compression (Li et al., CVPR 2020), Table 1 and its repository's tables. */
final class GanCompressionLayout {
  static final PaperLayout LAYOUT =
      new PaperLayout(
          "gan-compression",
          "GAN Compression",
          "Li et al., GAN Compression: Efficient Architectures for Interactive Conditional GANs,"
              + " CVPR 2020, and the authors' repository",
          "--",
          Map.of(
              Role.TEACHER, List.of("Original"),
              Role.STUDENT,
                  List.of(
                      "GAN Compression", "GAN Compression (retrained)", "Fast GAN Compression")),
          List.of(
              new LayoutTable(
                  "main",
                  "Original and compressed generators.",
                  List.of("Model", "Dataset"),
                  "Method",
                  List.of(
                      LayoutColumn.of(
                              "parameters", "#Parameters", LOWER, CellFormat.reduced(1e6, "M"))
                          .measured("parameters"),
                      LayoutColumn.of("macs", "MACs", LOWER, CellFormat.reduced(1e9, "G"))
                          .measured("macs-torchprofile-2020")
                          .orElse("macs-output", "macs")
                          .noted(
                              "The paper counts as torchprofile of 2020 did: a transposed"
                                  + " convolution on its output size, and the elements of norms,"
                                  + " products and leaky ReLUs (macs-torchprofile-2020)."),
                      LayoutColumn.of("fid", "FID", LOWER, CellFormat.decimals(2))
                          .measured("fid")
                          .orElse("fd-*"),
                      LayoutColumn.of("miou", "mIoU", HIGHER, CellFormat.scaled(2, 0.01))
                          .measured("miou")
                          .noted("In percent.")),
                  null,
                  Bold.BEST),
              new LayoutTable(
                  "latency",
                  "Median latency of one picture, ms; timed here, not in the paper's table.",
                  List.of(),
                  "Method",
                  List.of(),
                  LayoutColumn.of("latency", "ms", LOWER, CellFormat.decimals(2))
                      .measured("latency-p50"),
                  Bold.NOTHING)));

  private GanCompressionLayout() {}
}
