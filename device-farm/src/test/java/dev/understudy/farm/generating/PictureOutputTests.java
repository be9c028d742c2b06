package dev.understudy.farm.generating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.ImageOutput.Layout;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PictureOutputTests {
  @Test
  void aRangeOfMinusOneToOneIsKeptBitForBit() {
    float[] values = new float[300];
    Random random = new Random(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] before = values.clone();
    Pictures read = output(null, -1, 3, 10, 10).read(Tensor.of(values, 1, 3, 10, 10), 1, 0);
    assertThat(read.data()).isEqualTo(before);
  }

  @Test
  void anotherRangeIsMappedLinearlyAndNotClamped() {
    ImageOutput bytes = new ImageOutput(null, 0, 255, null);
    PictureOutput output = PictureOutput.of("s", bytes, List.of(spec("image", -1, 1, 1, 4)));
    Pictures read = output.read(Tensor.of(new long[] {0, 255, 510, -255}, 1, 1, 1, 4), 1, 0);
    assertThat(read.data()).containsExactly(-1, 1, 3, -3);
    ImageOutput unit = new ImageOutput(null, 0, 1, null);
    output = PictureOutput.of("s", unit, List.of(spec("image", -1, 1, 1, 2)));
    assertThat(output.read(Tensor.of(new float[] {0.5f, 0.25f}, 1, 1, 1, 2), 1, 0).data())
        .containsExactly(0, -0.5f);
  }

  @Test
  void overshootIsClampedWhereThatIsAskedFor() {
    ImageOutput clamped = new ImageOutput(null, 0, 255, null, ImageOutput.Overshoot.CLAMP);
    PictureOutput output = PictureOutput.of("s", clamped, List.of(spec("image", -1, 1, 1, 4)));
    Pictures read = output.read(Tensor.of(new long[] {0, 255, 510, -255}, 1, 1, 1, 4), 1, 0);
    assertThat(read.data()).containsExactly(-1, 1, 1, -1);
  }

  @Test
  void channelsLastBecomeChannelsFirst() {
    // 2 pictures of 2x1 pixels: value = 100·picture + 10·pixel + channel
    float[] nhwc = {0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112};
    Pictures read = output(null, -1, 2, 1, 3).read(Tensor.of(nhwc, 2, 2, 1, 3), 2, 0);
    assertThat(read.data()).containsExactly(0, 10, 1, 11, 2, 12, 100, 110, 101, 111, 102, 112);
    assertThat(List.of(read.channels(), read.height(), read.width())).containsExactly(3, 2, 1);
  }

  @Test
  void aShapeThatReadsBothWaysNeedsALayout() {
    assertThatThrownBy(() -> output(null, -1, 3, 8, 3))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("[N, 3, 8, 3]", "NCHW or as NHWC", "'layout'");
    Tensor tensor = Tensor.of(new float[72], 1, 3, 8, 3);
    assertThat(output(Layout.NCHW, -1, 3, 8, 3).read(tensor, 1, 0).width()).isEqualTo(3);
    assertThat(output(Layout.NHWC, -1, 3, 8, 3).read(tensor, 1, 0).width()).isEqualTo(8);
  }

  @Test
  void whatIsNoPictureIsRefusedBeforeARunWhereTheModelTells() {
    for (long[] shape : new long[][] {{-1, 128}, {-1, 4, 8, 8}, {-1, 2, 8, 8}, {-1, 0, 8, 3}}) {
      assertThatThrownBy(() -> output(null, shape))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(
              "subject 's', output 'image'", Arrays.toString(shape).replace("-1", "N"));
    }
    assertThatThrownBy(() -> output(Layout.NHWC, -1, 3, 8, 8)).hasMessageContaining("read as NHWC");
  }

  @Test
  void aModelThatTellsNothingIsJudgedByWhatItGives() {
    PictureOutput open = output(null, -1, -1, -1, -1);
    assertThat(open.read(Tensor.of(new float[12], 1, 3, 2, 2), 1, 0).channels()).isEqualTo(3);
    assertThatThrownBy(() -> open.read(Tensor.of(new float[20], 1, 5, 2, 2), 1, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[1, 5, 2, 2]");
    assertThatThrownBy(() -> output(null).read(Tensor.of(new float[20], 1, 20), 1, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[1, 20]");
    assertThatThrownBy(() -> open.read(Tensor.of(new float[12], 1, 3, 2, 2), 4, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1 pictures where 4");
  }

  @Test
  void valuesThatAreNotFiniteNameThePictureAndTheirShare() {
    float[] values = new float[24];
    values[12] = Float.NaN;
    values[15] = Float.NEGATIVE_INFINITY;
    values[20] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> output(null, -1, 3, 2, 2).read(Tensor.of(values, 2, 3, 2, 2), 2, 40))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("subject 's'", "picture 41", "3 of 12 values (25.0 %)");
  }

  @Test
  void theOutputMustBeNamedWhereThereAreSeveral() {
    List<TensorSpec> two = List.of(spec("image", -1, 3, 8, 8), spec("features", -1, 128));
    ImageOutput unnamed = new ImageOutput(null, -1, 1, null);
    assertThatThrownBy(() -> PictureOutput.of("s", unnamed, two))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("2 outputs", "image FLOAT32[N,3,8,8], features FLOAT32[N,128]");
    ImageOutput misspelt = new ImageOutput("imgae", -1, 1, null);
    assertThatThrownBy(() -> PictureOutput.of("s", misspelt, two))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'image'?");
    assertThat(PictureOutput.of("s", new ImageOutput("image", -1, 1, null), two).name())
        .isEqualTo("image");
  }

  private static PictureOutput output(@Nullable Layout layout, long... shape) {
    return PictureOutput.of(
        "s", new ImageOutput(null, -1, 1, layout), List.of(spec("image", shape)));
  }

  private static TensorSpec spec(String name, long... shape) {
    return new TensorSpec(name, ElementType.FLOAT32, Arrays.stream(shape).boxed().toList());
  }
}
