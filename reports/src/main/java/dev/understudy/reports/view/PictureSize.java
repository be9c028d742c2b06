package dev.understudy.reports.view;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How large a subject's pictures are, in pixels. */
public record PictureSize(int width, int height) {
  /** Where a PNG's header has its width; the height follows. */
  private static final int IHDR = 16;

  /** {@code 256×256}. */
  public String text() {
    return width + "×" + height;
  }

  /** As a PNG file's header says; empty where it is cut off or says nothing sensible. */
  static Optional<PictureSize> ofPng(byte[] png) {
    if (png.length < IHDR + 8) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(png, IHDR, 8);
    PictureSize size = new PictureSize(header.getInt(), header.getInt());
    return size.width > 0 && size.height > 0 ? Optional.of(size) : Optional.empty();
  }
}
