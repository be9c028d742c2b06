package dev.understudy.metrics.weights;

/** Names parts' files: by what they are and their hash, so that no two contents share a name. */
final class Parts {
  private Parts() {}

  static Part named(PublishedFile file, String source, long bytes, String sha256) {
    return new Part(
        file.name(), source, file.name() + "-" + sha256.substring(0, 12) + ".pth", bytes, sha256);
  }
}
