package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import java.util.List;

/**
 * What is said of a model whose batch is fixed: what one call takes is not what one picture takes.
 *
 * @param pictures how many pictures a call makes, at least 1
 */
record Calls(int pictures) {
  /** For protocols. */
  String batch() {
    return "batch " + pictures;
  }

  /** What a call makes, in words. */
  String made() {
    return pictures == 1 ? "1 picture" : pictures + " pictures";
  }

  /** A figure of one call, told as that. */
  Measurement of(Measurement call) {
    if (pictures == 1) {
      return call;
    }
    return atBatch(call).withWarnings(List.of(perPicture("This is")));
  }

  /** A figure that is the same of a call and of a picture, such as a ratio. */
  Measurement atBatch(Measurement m) {
    return Protocols.as(m, m.protocol().replace("batch 1", batch()));
  }

  /** The sentence for a model's readers; {@code these} with its verb. */
  String perPicture(String these) {
    return these
        + " of a call that makes "
        + made()
        + ", at which the model's batch is fixed; per picture: value / "
        + pictures;
  }
}
