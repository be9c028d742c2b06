package dev.understudy.datasets.decoding;

/** Turns pictures by an EXIF or TIFF orientation (EXIF 2.32, section 4.6.4). */
final class Orientation {
  static final int UPRIGHT = 1;

  private Orientation() {}

  /** The picture as it is meant to be seen. */
  static Levels upright(Levels picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    boolean swapped = orientation >= 5;
    int height = swapped ? picture.width() : picture.height();
    int width = swapped ? picture.height() : picture.width();
    byte[] from = picture.levels();
    byte[] to = new byte[from.length];
    int at = 0;
    for (int c = 0; c < picture.channels(); c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int u = swapped ? y : x;
          int v = swapped ? x : y;
          // Where row 0 and column 0 of the stored picture stand, tag by tag.
          int column =
              switch (orientation) {
                case 2, 3, 7, 8 -> picture.width() - 1 - u;
                default -> u;
              };
          int row =
              switch (orientation) {
                case 3, 4, 6, 7 -> picture.height() - 1 - v;
                default -> v;
              };
          to[at++] = from[(c * picture.height() + row) * picture.width() + column];
        }
      }
    }
    return new Levels(to, picture.channels(), height, width, picture.traits());
  }
}
