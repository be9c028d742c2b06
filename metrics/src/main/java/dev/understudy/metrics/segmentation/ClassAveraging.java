package dev.understudy.metrics.segmentation;

/**
 * Over which classes the mean IoU is taken. The field's scripts differ, and a class that no label
 * map has changes the mean by several points.
 */
public enum ClassAveraging {
  /**
   * Classes in the label maps or found: DRN's {@code segment.py}, by which GauGAN and GAN
   * Compression measure Cityscapes.
   */
  IN_EITHER("the classes in the labels or found"),
  /**
   * Classes in the label maps: deeplab-pytorch's {@code metric.py}, by which GauGAN and GAN
   * Compression measure COCO-Stuff.
   */
  IN_LABELS("the classes in the labels"),
  /**
   * Every class, 0 where it is neither in the label maps nor found: pix2pix's {@code
   * eval_cityscapes}.
   */
  ALL("all classes, absent ones as 0");

  private final String text;

  ClassAveraging(String text) {
    this.text = text;
  }

  /** For the footnote. */
  String describe() {
    return "mean over " + text;
  }
}
