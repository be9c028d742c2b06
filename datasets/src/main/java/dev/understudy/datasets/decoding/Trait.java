package dev.understudy.datasets.decoding;

/** What a reader must know of how one picture was changed when it was decoded. */
public enum Trait {
  /** It had an alpha channel or a transparent colour, which was dropped, not composited. */
  ALPHA("%d pictures with alpha, which was dropped (not composited), as Pillow's convert(\"RGB\")"),
  /** It had 16 bits a sample, of which the high byte was kept. */
  SIXTEEN_BITS("%d pictures with 16 bits a sample, of which the high byte was kept"),
  /** Its EXIF data ask for a rotation, which was not applied. */
  ROTATION("%d pictures with an EXIF rotation, which was not applied, as Pillow does not"),
  /** It was CMYK or YCCK, and became RGB by Pillow's formula, without a colour profile. */
  CMYK("%d CMYK pictures, which became RGB by Pillow's formula, without a colour profile"),
  /** It was a lossy WebP, whose chroma libwebp, and so Pillow, interpolates and we do not. */
  LOSSY_WEBP(
      "%d lossy WebP pictures, whose chroma is not interpolated as libwebp does: they differ a"
          + " little from Pillow's");

  private final String sentence;

  Trait(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence for a warning. */
  public String sentence(long count) {
    String many = String.format(sentence, count);
    return count == 1 ? many.replaceFirst("pictures", "picture") : many;
  }
}
