package dev.understudy.datasets.streaming;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;
import dev.understudy.datasets.decoding.Decoded;
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
    Pictures picture = (recolour ? decoded.toGrey() : decoded).toPictures();
    return new Fitted(
        entry.name(),
        target == null ? picture : resize(picture, target),
        decoded.height(),
        decoded.width(),
        recolour,
        decoded.traits());
  }

  private static Pictures resize(Pictures picture, Target target) {
    if (target.crop() == Crop.NONE) {
      return target.resizing().apply(picture, target.height(), target.width());
    }
    CentreCrop crop = CentreCrop.of(picture.height(), picture.width(), target);
    return crop.cut(target.resizing().apply(picture, crop.scaledHeight(), crop.scaledWidth()));
  }
}
