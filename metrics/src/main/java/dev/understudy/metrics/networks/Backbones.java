package dev.understudy.metrics.networks;

import dev.understudy.metrics.networks.Backbone.Convolved;
import dev.understudy.metrics.networks.Backbone.Fire;
import dev.understudy.metrics.networks.Backbone.Pooled;
import dev.understudy.metrics.networks.Backbone.Step;
import dev.understudy.metrics.networks.Backbone.Tapped;
import dev.understudy.runtimes.graphs.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * torchvision's networks by their layers; numbers in keys are places in its {@code features}. Where
 * LPIPS looks: lpips/pretrained_networks.py.
 */
final class Backbones {
  private static final Window THREE = Window.square(3);
  private static final Window SAME_3 = Window.same(3, 3);
  private static final Window POOL_3 = THREE.stride(2);

  private Backbones() {}

  static Backbone alexnet() {
    return new Backbone(
        List.of(
            conv(0, 3, 64, Window.square(11).stride(4).padded(2)),
            new Tapped(64),
            new Pooled(POOL_3),
            conv(3, 64, 192, Window.same(5, 5)),
            new Tapped(192),
            new Pooled(POOL_3),
            conv(6, 192, 384, SAME_3),
            new Tapped(384),
            conv(8, 384, 256, SAME_3),
            new Tapped(256),
            conv(10, 256, 256, SAME_3),
            new Tapped(256)));
  }

  static Backbone vgg16() {
    List<Step> steps = new ArrayList<>();
    int in = 3;
    int place = 0;
    int[] channels = {64, 128, 256, 512, 512};
    int[] convolutions = {2, 2, 3, 3, 3};
    for (int stage = 0; stage < channels.length; stage++) {
      for (int i = 0; i < convolutions[stage]; i++) {
        steps.add(conv(place, in, channels[stage], SAME_3));
        in = channels[stage];
        place += 2; // a convolution and its ReLU
      }
      steps.add(new Tapped(in));
      steps.add(new Pooled(Window.square(2).stride(2)));
      place++;
    }
    return new Backbone(steps);
  }

  static Backbone squeezenet() {
    return new Backbone(
        List.of(
            conv(0, 3, 64, POOL_3),
            new Tapped(64),
            new Pooled(POOL_3.ceiled()),
            fire(3, 64, 16, 64),
            fire(4, 128, 16, 64),
            new Tapped(128),
            new Pooled(POOL_3.ceiled()),
            fire(6, 128, 32, 128),
            fire(7, 256, 32, 128),
            new Tapped(256),
            new Pooled(POOL_3.ceiled()),
            fire(9, 256, 48, 192),
            new Tapped(384),
            fire(10, 384, 48, 192),
            new Tapped(384),
            fire(11, 384, 64, 256),
            new Tapped(512),
            fire(12, 512, 64, 256),
            new Tapped(512)));
  }

  private static Step conv(int place, int in, int out, Window window) {
    return new Convolved(new ConvLayer("features." + place, in, out, window));
  }

  private static Step fire(int place, int in, int few, int each) {
    String name = "features." + place + ".";
    return new Fire(
        new ConvLayer(name + "squeeze", in, few, Window.point()),
        new ConvLayer(name + "expand1x1", few, each, Window.point()),
        new ConvLayer(name + "expand3x3", few, each, SAME_3));
  }
}
