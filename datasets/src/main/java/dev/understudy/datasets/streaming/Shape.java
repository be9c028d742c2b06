package dev.understudy.datasets.streaming;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.Colour;

/**
 * What every picture of a pass must be like, and the picture that said so.
 *
 * @param model the first picture's name
 */
record Shape(String model, int channels, int height, int width) {
  static Shape of(String set, Fitted first, StreamOptions options) {
    Pictures picture = first.picture();
    int channels = options.colour() == Colour.RGB ? 3 : picture.channels();
    long values = (long) channels * picture.height() * picture.width();
    if (values > Integer.MAX_VALUE / options.batchSize()) {
      throw new InputException(
          set,
          options.batchSize()
              + " pictures of "
              + picture.width()
              + "x"
              + picture.height()
              + " do not fit into one batch",
          "at most " + Integer.MAX_VALUE + " values in a batch",
          "choose a smaller batch, or scale the pictures down");
    }
    return new Shape(first.name(), channels, picture.height(), picture.width());
  }

  int values() {
    return channels * height * width;
  }

  void check(String set, Fitted fitted, boolean asFirst) {
    Pictures picture = fitted.picture();
    String where = set.endsWith(fitted.name()) ? set : set + ": " + fitted.name();
    if (picture.height() != height || picture.width() != width) {
      throw new InputException(
          where,
          "is " + picture.width() + "x" + picture.height() + " pixels",
          width + "x" + height + " like the first, " + model,
          "name a size and a resizing, or scale the pictures to one size first"
              + " (how they are scaled changes every score)");
    }
    if (asFirst && picture.channels() > channels) {
      throw new InputException(
          where,
          "is coloured in a set that began grey",
          "grey pictures like the first, " + model,
          "ask for RGB or for grey, or convert the set to one mode");
    }
  }
}
