package dev.understudy.datasets.decoding;

/**
 * Undoes PNG's filters (PNG specification, section 9) in place, for whole bytes. A filter looks at
 * the byte to the left, which makes each channel a chain of its own: three or four chains side by
 * side keep a core busy where one waits for itself.
 */
final class PngRows {
  private PngRows() {}

  /**
   * One row.
   *
   * @param type the filter, 0 to 4
   * @param row holds the row from {@code at} on
   * @param above holds the finished row above from {@code up} on; zeros for the first
   * @param step bytes per pixel, 1 to 4
   * @return false if there is no such filter
   */
  static boolean undo(int type, byte[] row, int at, byte[] above, int up, int size, int step) {
    switch (type) {
      case 0 -> {}
      case 1 -> left(row, at, size, step);
      case 2 -> {
        for (int i = 0; i < size; i++) {
          row[at + i] = (byte) (row[at + i] + above[up + i]);
        }
      }
      case 3 -> average(row, at, above, up, size, step);
      case 4 -> {
        switch (step) {
          case 3 -> paeth3(row, at, above, up, size);
          case 4 -> paeth4(row, at, above, up, size);
          default -> paeth(row, at, above, up, size, step);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void left(byte[] row, int at, int size, int step) {
    for (int i = at + step; i < at + size; i++) {
      row[i] = (byte) (row[i] + row[i - step]);
    }
  }

  private static void average(byte[] row, int at, byte[] above, int up, int size, int step) {
    for (int i = 0; i < step; i++) {
      row[at + i] = (byte) (row[at + i] + ((above[up + i] & 0xFF) >> 1));
    }
    for (int i = step; i < size; i++) {
      int sum = (row[at + i - step] & 0xFF) + (above[up + i] & 0xFF);
      row[at + i] = (byte) (row[at + i] + (sum >> 1));
    }
  }

  private static void paeth(byte[] row, int at, byte[] above, int up, int size, int step) {
    for (int i = 0; i < step; i++) {
      row[at + i] = (byte) (row[at + i] + above[up + i]);
    }
    for (int i = step; i < size; i++) {
      int a = row[at + i - step] & 0xFF;
      int c = above[up + i - step] & 0xFF;
      row[at + i] = (byte) (row[at + i] + predicted(a, above[up + i] & 0xFF, c));
    }
  }

  private static void paeth3(byte[] row, int at, byte[] above, int up, int size) {
    int a0 = 0;
    int a1 = 0;
    int a2 = 0;
    int c0 = 0;
    int c1 = 0;
    int c2 = 0;
    for (int i = 0; i < size; i += 3) {
      int b0 = above[up + i] & 0xFF;
      int b1 = above[up + i + 1] & 0xFF;
      int b2 = above[up + i + 2] & 0xFF;
      a0 = (row[at + i] + predicted(a0, b0, c0)) & 0xFF;
      a1 = (row[at + i + 1] + predicted(a1, b1, c1)) & 0xFF;
      a2 = (row[at + i + 2] + predicted(a2, b2, c2)) & 0xFF;
      row[at + i] = (byte) a0;
      row[at + i + 1] = (byte) a1;
      row[at + i + 2] = (byte) a2;
      c0 = b0;
      c1 = b1;
      c2 = b2;
    }
  }

  private static void paeth4(byte[] row, int at, byte[] above, int up, int size) {
    int a0 = 0;
    int a1 = 0;
    int a2 = 0;
    int a3 = 0;
    int c0 = 0;
    int c1 = 0;
    int c2 = 0;
    int c3 = 0;
    for (int i = 0; i < size; i += 4) {
      int b0 = above[up + i] & 0xFF;
      int b1 = above[up + i + 1] & 0xFF;
      int b2 = above[up + i + 2] & 0xFF;
      int b3 = above[up + i + 3] & 0xFF;
      a0 = (row[at + i] + predicted(a0, b0, c0)) & 0xFF;
      a1 = (row[at + i + 1] + predicted(a1, b1, c1)) & 0xFF;
      a2 = (row[at + i + 2] + predicted(a2, b2, c2)) & 0xFF;
      a3 = (row[at + i + 3] + predicted(a3, b3, c3)) & 0xFF;
      row[at + i] = (byte) a0;
      row[at + i + 1] = (byte) a1;
      row[at + i + 2] = (byte) a2;
      row[at + i + 3] = (byte) a3;
      c0 = b0;
      c1 = b1;
      c2 = b2;
      c3 = b3;
    }
  }

  /**
   * The neighbour nearest to {@code a + b - c}; of equally near ones left before above before upper
   * left. Written as selections, not as jumps that noise would mispredict.
   */
  private static int predicted(int a, int b, int c) {
    int pa = b - c;
    int pb = a - c;
    int pc = Math.abs(pa + pb);
    pa = Math.abs(pa);
    pb = Math.abs(pb);
    int best = pb <= pc ? b : c;
    int least = Math.min(pb, pc);
    return pa <= least ? a : best;
  }
}
