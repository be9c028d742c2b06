package dev.understudy.reports.paper;

import static dev.understudy.reports.MeasureInfo.Direction.LOWER;
import static dev.understudy.reports.MeasureInfo.Direction.NONE;

import dev.understudy.reports.Role;
import dev.understudy.reports.paper.LayoutTable.Bold;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** BlazeStyleGAN (Jia et al., CVPRW 2023): model size, latency on phones, FID. */
final class BlazeStyleGanLayout {
  private static final String SIZE = "Image size";
  private static final String FARM = "Timed on a phone of that kind only; this run had none.";

  static final PaperLayout LAYOUT =
      new PaperLayout(
          "blazestylegan",
          "BlazeStyleGAN",
          "Jia et al., BlazeStyleGAN: A Real-Time On-Device StyleGAN, CVPRW 2023,"
              + " 10.1109/CVPRW59228.2023.00495",
          "–",
          Map.of(Role.TEACHER, List.of("StyleGAN"), Role.STUDENT, List.of("BlazeStyleGAN")),
          List.of(
              new LayoutTable(
                  "models",
                  "Size and cost.",
                  List.of(SIZE),
                  "Model",
                  List.of(
                      LayoutColumn.of("params", "#Params (M)", LOWER, CellFormat.scaled(2, 1e6))
                          .measured("parameters")
                          .noted(
                              "33.17 of StyleGAN include its mapping network and its noise"
                                  + " constants, which stand among our buffers."),
                      LayoutColumn.of("flops", "FLOPs (G)", LOWER, CellFormat.scaled(2, 1e9))
                          .measured("macs")
                          .noted(
                              "As printed; they are multiply-accumulates (StyleGAN2 at 1024 has"
                                  + " 74.27G without its blur filters), and so are ours.")),
                  null,
                  Bold.NOTHING),
              new LayoutTable(
                  "latency",
                  "Latency of one picture, ms.",
                  List.of(SIZE),
                  "Model",
                  phones(),
                  LayoutColumn.of("here", "ms", NONE, CellFormat.decimals(2))
                      .measured("latency-p50"),
                  Bold.REAL_TIME),
              new LayoutTable(
                  "fid",
                  "Distance to FFHQ.",
                  List.of(SIZE),
                  "Model",
                  List.of(
                      LayoutColumn.of("fid", "FID", LOWER, CellFormat.decimals(2))
                          .measured("fid")
                          .orElse("fd-*")
                          .noted("The paper does not say on how many pictures.")),
                  null,
                  Bold.NOTHING)));

  private BlazeStyleGanLayout() {}

  private static List<LayoutColumn> phones() {
    return Stream.of(
            "iPhone 11",
            "iPhone 12",
            "iPhone 13 Pro",
            "Pixel 6",
            "Pixel 7",
            "Galaxy S10",
            "Galaxy S20")
        .flatMap(phone -> Stream.of(phone + " CPU", phone + " GPU"))
        .map(id -> LayoutColumn.of(id, id, NONE, CellFormat.decimals(2)).notHere(FARM))
        .toList();
  }
}
