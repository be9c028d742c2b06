package dev.understudy.reports.paper;

import static dev.understudy.reports.MeasureInfo.Direction.LOWER;

import dev.understudy.reports.Role;
import dev.understudy.reports.paper.LayoutTable.Bold;
import java.util.List;
import java.util.Map;

/** Spectral StyleDCGAN (arXiv 2404.00597), AFHQ dogs at 64x64. */
final class SpectralStyleDcganLayout {
  static final PaperLayout LAYOUT =
      new PaperLayout(
          "spectral-styledcgan",
          "Spectral StyleDCGAN",
          "Garg, Parameter and Data-Efficient Spectral StyleDCGAN, arXiv 2404.00597",
          "–",
          Map.of(Role.TEACHER, List.of("StyleGAN"), Role.STUDENT, List.of("SSD")),
          List.of(
              new LayoutTable(
                  "methods",
                  "Methods on AFHQ dogs.",
                  List.of(),
                  "Method",
                  List.of(
                      LayoutColumn.of(
                              "parameters", "Parameters (M)", LOWER, CellFormat.scaled(3, 1e6))
                          .measured("parameters"),
                      fid()),
                  null,
                  Bold.BEST),
              new LayoutTable(
                  "training-data",
                  "Share of the training data.",
                  List.of("Training data"),
                  "Method",
                  List.of(
                      fid(),
                      LayoutColumn.of("clean-fid", "clean-FID", LOWER, CellFormat.decimals(3))
                          .measured("fid")
                          .byProtocol("clean"),
                      LayoutColumn.of("clean-kid", "clean-KID", LOWER, CellFormat.decimals(4))
                          .measured("kid")
                          .byProtocol("clean")),
                  null,
                  Bold.BEST)));

  private SpectralStyleDcganLayout() {}

  private static LayoutColumn fid() {
    return LayoutColumn.of("fid", "FID", LOWER, CellFormat.decimals(3))
        .measured("fid")
        .byProtocol("pytorch")
        .orElse("fd-*");
  }
}
