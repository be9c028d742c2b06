package dev.understudy.reports.paper;

import static dev.understudy.reports.MeasureInfo.Direction.HIGHER;
import static dev.understudy.reports.MeasureInfo.Direction.LOWER;

import dev.understudy.reports.Role;
import dev.understudy.reports.paper.LayoutTable.Bold;
import java.util.List;
import java.util.Map;

/** DGL-GAN (Tian et al.): discriminator-guided compression of StyleGAN2 and BigGAN. */
final class DglGanLayout {
  static final PaperLayout LAYOUT =
      new PaperLayout(
          "dgl-gan",
          "DGL-GAN",
          "Tian et al., DGL-GAN: Discriminator Guided Learning for GAN Compression",
          "-",
          Map.of(Role.STUDENT, List.of("DGL-GAN")),
          List.of(
              new LayoutTable(
                  "main",
                  "Compressed and uncompressed generators.",
                  List.of("Model", "Dataset", "Reso."),
                  "Method",
                  List.of(
                      LayoutColumn.of("params", "Params", LOWER, CellFormat.reduced(1e6, "M"))
                          .measured("parameters"),
                      LayoutColumn.of("flops", "FLOPs", LOWER, CellFormat.reduced(1e9, "G"))
                          .measured("macs")
                          .noted(
                              "What this family of papers calls FLOPs are multiply-accumulates:"
                                  + " 45.1G of StyleGAN2 at 256 is our macs without the blur"
                                  + " filters; twice as many operations."),
                      LayoutColumn.of("fid", "FID", LOWER, CellFormat.decimals(2))
                          .measured("fid")
                          .orElse("fd-*"),
                      LayoutColumn.of("is", "IS", HIGHER, CellFormat.decimals(2))
                          .measured("is")
                          .noted("By 10 splits."),
                      LayoutColumn.of("ppl", "PPL", LOWER, CellFormat.decimals(2))
                          .measured("ppl-w")
                          .orElse("ppl-z")),
                  null,
                  Bold.OURS_AND_BEST)));

  private DglGanLayout() {}
}
