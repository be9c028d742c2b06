package dev.understudy.metrics.weights;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What is published, where, and how it is recognised. Sizes and hashes: of FID's Inception as
 * pytorch-fid and torch-fidelity both release it; of torchvision's networks, whose file names hold
 * the hash's first digits; of the LPIPS heads v0.1, hashed by us.
 */
final class PublishedFiles {
  private static final String TORCHVISION = "https://download.pytorch.org/models/";
  private static final String LPIPS =
      "https://raw.githubusercontent.com/richzhang/PerceptualSimilarity/master/lpips/weights/v0.1/";

  static final List<PublishedFile> ALL =
      List.of(
          new PublishedFile(
              "fid-inception",
              "pt_inception-2015-12-05-6726825d.pth",
              URI.create(
                  "https://github.com/mseitzer/pytorch-fid/releases/download/fid_weights/"
                      + "pt_inception-2015-12-05-6726825d.pth"),
              95_628_359,
              "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2",
              "Apache-2.0",
              Map.of(
                  "Conv2d_1a_3x3.conv.weight", List.of(32L, 3L, 3L, 3L),
                  "fc.weight", List.of(1008L, 2048L))),
          torchvision(
              "alexnet",
              "alexnet-owt-7be5be79.pth",
              244_408_911,
              "7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02",
              Map.of(
                  "features.0.weight", List.of(64L, 3L, 11L, 11L),
                  "features.10.weight", List.of(256L, 256L, 3L, 3L))),
          torchvision(
              "vgg16",
              "vgg16-397923af.pth",
              553_433_881,
              "397923af8e79cdbb6a7127f12361acd7a2f83e06b05044ddf496e83de57a5bf0",
              // VGG19 and the batch-normed VGG16 have another layer at 17.
              Map.of(
                  "features.17.weight", List.of(512L, 256L, 3L, 3L),
                  "features.28.weight", List.of(512L, 512L, 3L, 3L))),
          torchvision(
              "squeezenet1_1",
              "squeezenet1_1-b8a52dc0.pth",
              4_958_839,
              "b8a52dc049b60e4b6ab68ad0df457362afab8b6304b2febdc1650a5dab4d7e7b",
              Map.of(
                  "features.0.weight", List.of(64L, 3L, 3L, 3L),
                  "features.12.squeeze.weight", List.of(64L, 512L, 1L, 1L))),
          heads(
              "alex",
              6009,
              "df73285e35b22355a2df87cdb6b70b343713b667eddbda73e1977e0c860835c0",
              Map.of("lin1.model.1.weight", channels(192), "lin4.model.1.weight", channels(256))),
          heads(
              "vgg",
              7289,
              "a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868",
              Map.of("lin1.model.1.weight", channels(128), "lin3.model.1.weight", channels(512))),
          heads(
              "squeeze",
              10_811,
              "4a5350f23600cb79923ce65bb07cbf57dca461329894153e05a1346bd531cf76",
              Map.of("lin1.model.1.weight", channels(128), "lin6.model.1.weight", channels(512))));

  private PublishedFiles() {}

  private static PublishedFile torchvision(
      String name, String file, long bytes, String sha256, Map<String, List<Long>> shapes) {
    return new PublishedFile(
        name, file, URI.create(TORCHVISION + file), bytes, sha256, "BSD-3-Clause", shapes);
  }

  private static PublishedFile heads(
      String net, long bytes, String sha256, Map<String, List<Long>> shapes) {
    return new PublishedFile(
        "lpips-" + net + "-heads",
        "lpips-v0.1-" + net + ".pth",
        URI.create(LPIPS + net + ".pth"),
        bytes,
        sha256,
        "BSD-2-Clause",
        shapes);
  }

  private static List<Long> channels(long count) {
    return List.of(1L, count, 1L, 1L);
  }
}
