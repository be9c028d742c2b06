package dev.understudy.datasets.streaming;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;
import dev.understudy.datasets.decoding.Decoded;
import dev.understudy.datasets.decoding.Levels;
import dev.understudy.datasets.resizing.Resizer;
import org.jspecify.annotations.Nullable;

/** Decodes one entry and brings it to the colour and size that a pass asks for. */
final class Fitter {
  private final Colour colour;
  private final @Nullable Target target;

  Fitter(StreamOptions options) {
    this.colour = options.colour();
    this.target = options.target();
  }

  Fitted fit(PictureEntry entry) {
    Decoded decoded = entry.decode();
    boolean recolour = colour == Colour.GREY && decoded.channels() == 3;
    Decoded coloured = recolour ? decoded.toGrey() : decoded;
    return new Fitted(
        entry.name(),
        target == null ? coloured.toPictures() : resize(coloured, target),
        decoded.height(),
        decoded.width(),
        recolour,
        decoded.traits());
  }

  private static Pictures resize(Decoded picture, Target target) {
    if (target.crop() == Crop.NONE) {
      return resize(picture, target.resizing(), target.height(), target.width());
    }
    CentreCrop crop = CentreCrop.of(picture.height(), picture.width(), target);
    return crop.cut(resize(picture, target.resizing(), crop.scaledHeight(), crop.scaledWidth()));
  }

  /** Bytes go in as they are: as floats, a large picture's would cost more than its resizing. */
  private static Pictures resize(Decoded picture, Resizing kind, int height, int width) {
    return picture instanceof Levels bytes
        ? Resizer.apply(
            kind, bytes.levels(), bytes.channels(), bytes.height(), bytes.width(), height, width)
        : kind.apply(picture.toPictures(), height, width);
  }
}
