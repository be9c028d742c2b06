package dev.understudy.metrics.networks;

import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code features} of torchvision's AlexNet, VGG16 or SqueezeNet 1.1, with the places where
 * LPIPS looks at them (all after a ReLU).
 *
 * @param steps in order
 */
record Backbone(List<Step> steps) {
  /** What becomes of the value so far. */
  sealed interface Step {}

  /** A convolution, its bias and its ReLU. */
  record Convolved(ConvLayer layer) implements Step {}

  /** Maxima. */
  record Pooled(Window window) implements Step {}

  /** SqueezeNet's module: few channels, then two convolutions of them side by side. */
  record Fire(ConvLayer squeeze, ConvLayer point, ConvLayer three) implements Step {}

  /** LPIPS looks here, at so many channels. */
  record Tapped(int channels) implements Step {}

  /**
   * A drawn backbone.
   *
   * @param taps what LPIPS looks at
   * @param last what the last step gave
   */
  record Drawn(List<Value> taps, Value last) {
    Drawn {
      taps = List.copyOf(taps);
    }
  }

  Backbone {
    steps = List.copyOf(steps);
  }

  Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Convolved convolved) {
        convolved.layer().addTo(shapes);
      } else if (step instanceof Fire fire) {
        fire.squeeze().addTo(shapes);
        fire.point().addTo(shapes);
        fire.three().addTo(shapes);
      }
    }
    return shapes;
  }

  /** The channels of each tap, in order. */
  List<Integer> tapped() {
    return steps.stream()
        .filter(Tapped.class::isInstance)
        .map(step -> ((Tapped) step).channels())
        .toList();
  }

  Drawn draw(GraphBuilder graph, Checkpoint checkpoint, Value input) {
    List<Value> taps = new ArrayList<>();
    Value x = input;
    for (Step step : steps) {
      if (step instanceof Convolved convolved) {
        x = convolved.layer().draw(graph, checkpoint, x);
      } else if (step instanceof Pooled pooled) {
        x = graph.maxPool(x, pooled.window());
      } else if (step instanceof Fire fire) {
        Value few = fire.squeeze().draw(graph, checkpoint, x);
        x =
            graph.concat(
                1,
                List.of(
                    fire.point().draw(graph, checkpoint, few),
                    fire.three().draw(graph, checkpoint, few)));
      } else {
        taps.add(x);
      }
    }
    return new Drawn(taps, x);
  }
}
