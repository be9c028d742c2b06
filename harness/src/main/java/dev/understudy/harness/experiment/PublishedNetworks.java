package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice.Published;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that stand for published feature networks in experiment files. */
final class PublishedNetworks {
  private static final Map<String, Published> BY_WORD = new LinkedHashMap<>();

  static {
    KnownNetwork inception = KnownNetwork.FID_INCEPTION;
    BY_WORD.put(inception.id(), new Published(inception, Protocol.CLEAN));
    for (Protocol protocol : List.of(Protocol.CLEAN, Protocol.PYTORCH, Protocol.TF1)) {
      BY_WORD.put(inception.id() + "/" + protocol.id(), new Published(inception, protocol));
    }
    BY_WORD.put(KnownNetwork.VGG16.id(), new Published(KnownNetwork.VGG16, Protocol.TF1));
  }

  private PublishedNetworks() {}

  /** All words, in the schema's order. */
  static List<String> words() {
    return List.copyOf(BY_WORD.keySet());
  }

  /** What a word stands for; null for another, which the schema tells of. */
  static @Nullable Published of(String word) {
    return BY_WORD.get(word);
  }
}
