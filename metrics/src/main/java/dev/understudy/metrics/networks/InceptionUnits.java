package dev.understudy.metrics.networks;

import dev.understudy.runtimes.graphs.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 94 units of FID's Inception, named as in the published PyTorch port
 * (pt_inception-2015-12-05). Definition: torchvision's inception_v3 with pytorch-fid's blocks.
 */
final class InceptionUnits {
  private static final Window POINT = Window.point();
  private static final Window THREE = Window.square(3);
  private static final Window HALVING = THREE.stride(2);
  private static final Window SAME_3 = Window.same(3, 3);

  private final List<ConvUnit> all = new ArrayList<>();
  private String block = "";

  private InceptionUnits() {}

  /** All, in the order of the published file. */
  static List<ConvUnit> all() {
    InceptionUnits units = new InceptionUnits();
    units.stem();
    units.blockA("Mixed_5b", 192, 32);
    units.blockA("Mixed_5c", 256, 64);
    units.blockA("Mixed_5d", 288, 64);
    units.blockB("Mixed_6a", 288);
    units.blockC("Mixed_6b", 128);
    units.blockC("Mixed_6c", 160);
    units.blockC("Mixed_6d", 160);
    units.blockC("Mixed_6e", 192);
    units.blockD("Mixed_7a", 768);
    units.blockE("Mixed_7b", 1280);
    units.blockE("Mixed_7c", 2048);
    return List.copyOf(units.all);
  }

  static Map<String, ConvUnit> byName() {
    return all().stream().collect(Collectors.toMap(ConvUnit::name, Function.identity()));
  }

  private void stem() {
    unit("Conv2d_1a_3x3", 3, 32, HALVING);
    unit("Conv2d_2a_3x3", 32, 32, THREE);
    unit("Conv2d_2b_3x3", 32, 64, SAME_3);
    unit("Conv2d_3b_1x1", 64, 80, POINT);
    unit("Conv2d_4a_3x3", 80, 192, THREE);
  }

  private void blockA(String name, int in, int pool) {
    block = name + ".";
    unit("branch1x1", in, 64, POINT);
    unit("branch5x5_1", in, 48, POINT);
    unit("branch5x5_2", 48, 64, Window.same(5, 5));
    unit("branch3x3dbl_1", in, 64, POINT);
    unit("branch3x3dbl_2", 64, 96, SAME_3);
    unit("branch3x3dbl_3", 96, 96, SAME_3);
    unit("branch_pool", in, pool, POINT);
  }

  private void blockB(String name, int in) {
    block = name + ".";
    unit("branch3x3", in, 384, HALVING);
    unit("branch3x3dbl_1", in, 64, POINT);
    unit("branch3x3dbl_2", 64, 96, SAME_3);
    unit("branch3x3dbl_3", 96, 96, HALVING);
  }

  private void blockC(String name, int c) {
    block = name + ".";
    int in = 768;
    Window row = Window.same(1, 7);
    Window column = Window.same(7, 1);
    unit("branch1x1", in, 192, POINT);
    unit("branch7x7_1", in, c, POINT);
    unit("branch7x7_2", c, c, row);
    unit("branch7x7_3", c, 192, column);
    unit("branch7x7dbl_1", in, c, POINT);
    unit("branch7x7dbl_2", c, c, column);
    unit("branch7x7dbl_3", c, c, row);
    unit("branch7x7dbl_4", c, c, column);
    unit("branch7x7dbl_5", c, 192, row);
    unit("branch_pool", in, 192, POINT);
  }

  private void blockD(String name, int in) {
    block = name + ".";
    unit("branch3x3_1", in, 192, POINT);
    unit("branch3x3_2", 192, 320, HALVING);
    unit("branch7x7x3_1", in, 192, POINT);
    unit("branch7x7x3_2", 192, 192, Window.same(1, 7));
    unit("branch7x7x3_3", 192, 192, Window.same(7, 1));
    unit("branch7x7x3_4", 192, 192, HALVING);
  }

  private void blockE(String name, int in) {
    block = name + ".";
    Window row = Window.same(1, 3);
    Window column = Window.same(3, 1);
    unit("branch1x1", in, 320, POINT);
    unit("branch3x3_1", in, 384, POINT);
    unit("branch3x3_2a", 384, 384, row);
    unit("branch3x3_2b", 384, 384, column);
    unit("branch3x3dbl_1", in, 448, POINT);
    unit("branch3x3dbl_2", 448, 384, SAME_3);
    unit("branch3x3dbl_3a", 384, 384, row);
    unit("branch3x3dbl_3b", 384, 384, column);
    unit("branch_pool", in, 192, POINT);
  }

  private void unit(String name, int in, int out, Window window) {
    all.add(new ConvUnit(block + name, in, out, window));
  }
}
