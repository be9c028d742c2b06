package dev.understudy.datasets.streaming;

import dev.understudy.datasets.decoding.Trait;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Counts how pictures were changed to fit, and says so. */
final class Changes {
  private final EnumMap<Trait, Long> traits = new EnumMap<>(Trait.class);
  private final Sizes sizes = new Sizes();
  private long repeated;
  private long recoloured;

  void add(Fitted picture, int channels) {
    for (Trait trait : picture.traits()) {
      traits.merge(trait, 1L, Long::sum);
    }
    if (picture.picture().channels() < channels) {
      repeated++;
    }
    if (picture.recoloured()) {
      recoloured++;
    }
    sizes.add(picture.fromHeight(), picture.fromWidth());
  }

  List<String> sentences() {
    var all = new ArrayList<String>();
    if (repeated > 0) {
      all.add(repeated + noun(repeated, "grey picture") + " among RGB ones, repeated to RGB");
    }
    if (recoloured > 0) {
      all.add(
          recoloured
              + noun(recoloured, "RGB picture")
              + ", turned to grey by Pillow's convert(\"L\")");
    }
    traits.forEach((trait, count) -> all.add(trait.sentence(count)));
    sizes.sentence().ifPresent(all::add);
    return List.copyOf(all);
  }

  private static String noun(long count, String one) {
    return " " + one + (count == 1 ? "" : "s");
  }
}
