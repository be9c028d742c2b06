package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Resizing;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that come from files, one for each picture. */
class FileInputTests {
  @TempDir private Path folder;

  @Test
  void rowsOfAnArrayFeedPictureAfterPicture() {
    Path file = NpyFiles.write(folder.resolve("w.npy"), ramp(5 * 6), 5, 2, 3);
    InputBinding binding =
        new InputBinding.Rows("w", InputFile.of(file), null, false, new Truncation(0.5, null));
    TensorSpec spec = spec("w", ElementType.FLOAT32, -1, 2, 3);

    try (InputFeed feed = feed(spec, binding)) {
      feed.skip(1);
      Tensor.Floats two = floats(feed, "w", 2);
      assertThat(two.shape()).containsExactly(2, 2, 3);
      assertThat(two.data()).startsWith(3f, 3.5f).endsWith(8.5f);
      assertThat(feed.available()).isEqualTo(5);
      feed.skip(2);
      assertThatThrownBy(() -> feed.next(1))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("picture 5 is asked for, and it is bound to only 5")
          .hasMessageContaining("repeat: true");
    }
  }

  @Test
  void rowsStartAgainWhereTheyRepeatHoweverTheyAreSkipped() {
    Path file = NpyFiles.write(folder.resolve("ids.npy"), new long[] {4, 5, 6}, 3);
    InputBinding binding = new InputBinding.Rows("id", InputFile.of(file), null, true, null);
    TensorSpec spec = spec("id", ElementType.INT64, -1);

    try (InputFeed feed = feed(spec, binding)) {
      assertThat(longs(feed, "id", 4)).containsExactly(4, 5, 6, 4);
      feed.skip(4);
      assertThat(longs(feed, "id", 2)).containsExactly(6, 4);
      assertThat(feed.available()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void rowsThatDoNotFitAndValuesThatAreNoneAreRefused() {
    Path wide = NpyFiles.write(folder.resolve("wide.npy"), ramp(8), 2, 4);
    Path bad = NpyFiles.write(folder.resolve("bad.npy"), new float[] {1, Float.NaN}, 2, 1);

    assertThatThrownBy(
            () ->
                feed(
                    spec("z", ElementType.FLOAT32, -1, 3),
                    new InputBinding.Rows("z", InputFile.of(wide), null, false, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a row of wide.npy has the shape [4]")
        .hasMessageContaining("z FLOAT32[N,3]");
    try (InputFeed feed =
        feed(
            spec("z", ElementType.FLOAT32, -1, 1),
            new InputBinding.Rows("z", InputFile.of(bad), null, false, null))) {
      assertThatThrownBy(() -> feed.next(2))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("row 1 of bad.npy holds NaN");
    }
  }

  @Test
  void picturesAreBroughtToTheInputsChannelsRangeAndOrder() throws IOException {
    grey("a", 0, 255, 51, 102);
    grey("b", 255, 255, 255, 255);

    try (InputFeed feed =
        feed(spec("x", ElementType.FLOAT32, -1, 3, 2, 2), images(-1, 1, null, List.of()))) {
      float[] data = floats(feed, "x", 2).data();
      assertThat(data).hasSize(24);
      assertThat(Arrays.copyOf(data, 4)).containsExactly(-1, 1, -0.6f, -0.19999999f);
      assertThat(Arrays.copyOfRange(data, 8, 12)).isEqualTo(Arrays.copyOf(data, 4));
      assertThat(data[12]).isEqualTo(1);
      assertThat(feed.available()).isEqualTo(2);
    }
    try (InputFeed feed =
        feed(spec("x", ElementType.UINT8, -1, 2, 2, 3), images(0, 255, null, List.of()))) {
      float[] data = floats(feed, "x", 1).data();
      assertThat(data).startsWith(0, 0, 0, 255, 255, 255, 51, 51, 51);
    }
  }

  @Test
  void picturesOfAnotherSizeNeedAResize() throws IOException {
    grey("a", 0, 255, 51, 102);
    TensorSpec larger = spec("x", ElementType.FLOAT32, -1, 1, 4, 4);

    try (InputFeed feed = feed(larger, images(-1, 1, null, List.of()))) {
      assertThatThrownBy(() -> feed.next(1))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("are 2x2")
          .hasMessageContaining("pictures of 4x4")
          .hasMessageContaining("resize: pil-bicubic");
    }
    try (InputFeed feed = feed(larger, images(-1, 1, Resizing.PIL_BOX, List.of()))) {
      assertThat(floats(feed, "x", 1).data()).startsWith(-1, -1, 1, 1, -1, -1, 1, 1);
    }
    TensorSpec open = spec("x", ElementType.FLOAT32, -1, 1, -1, -1);
    assertThatThrownBy(() -> feed(open, images(-1, 1, Resizing.PIL_BOX, List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leaves its size open");
    try (InputFeed feed = feed(open, images(-1, 1, Resizing.PIL_BOX, List.of(1L, 4L, 4L)))) {
      assertThat(floats(feed, "x", 1).shape()).containsExactly(1, 1, 4, 4);
    }
  }

  @Test
  void labelMapsBecomeAChannelPerClassThenDontCareThenEdges() throws IOException {
    labels("labels", "a", 0, 2, 255, 1);
    labels("instances", "a", 7, 7, 7, 8);
    TensorSpec five = spec("s", ElementType.FLOAT32, -1, 5, 2, 2);
    InputBinding binding =
        new InputBinding.Labels("s", input("labels"), 3, null, input("instances"), false, false);

    try (InputFeed feed = feed(five, binding)) {
      assertThat(floats(feed, "s", 1).data())
          .containsExactly(
              1, 0, 0, 0, // class 0
              0, 0, 0, 1, // class 1
              0, 1, 0, 0, // class 2
              0, 0, 1, 0, // don't-care
              0, 1, 1, 1); // edges
    }
  }

  @Test
  void labelMapsTellWhatDoesNotFit() throws IOException {
    labels("labels", "a", 0, 2, 9, 1);
    labels("instances", "b", 1, 1, 1, 1);
    TensorSpec three = spec("s", ElementType.FLOAT32, -1, 3, 2, 2);
    TensorSpec four = spec("s", ElementType.FLOAT32, -1, 4, 2, 2);

    assertThatThrownBy(() -> feed(three, maps(7, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("label maps of 7 classes do not fit s FLOAT32[N,3,2,2]");
    assertThatThrownBy(() -> feed(four, maps(3, input("instances"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("do not pair");
    try (InputFeed feed = feed(three, maps(3, null))) {
      assertThatThrownBy(() -> feed.next(1))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("9")
          .hasMessageContaining("a.png");
    }
  }

  @Test
  void setsThatHoldDifferentNumbersDoNotPair() throws IOException {
    grey("a", 0, 0, 0, 0);
    grey("b", 0, 0, 0, 0);
    Path one = NpyFiles.write(folder.resolve("style.npy"), ramp(4), 1, 4);
    List<TensorSpec> specs =
        List.of(
            spec("x", ElementType.FLOAT32, -1, 1, 2, 2), spec("style", ElementType.FLOAT32, -1, 4));
    InputBinding x = images(-1, 1, null, List.of());

    assertThatThrownBy(
            () ->
                InputFeed.of(
                    "s",
                    List.of(
                        x, new InputBinding.Rows("style", InputFile.of(one), null, false, null)),
                    specs))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not pair with 'x': one has 1 and the other 2");
    try (InputFeed feed =
        InputFeed.of(
            "s",
            List.of(x, new InputBinding.Rows("style", InputFile.of(one), null, true, null)),
            specs)) {
      assertThat(feed.next(2)).containsKeys("x", "style");
    }
  }

  private InputBinding images(double low, double high, Resizing resizing, List<Long> shape) {
    return new InputBinding.Images("x", input("pictures"), low, high, resizing, shape, false);
  }

  private InputBinding maps(int classes, InputFile edges) {
    return new InputBinding.Labels("s", input("labels"), classes, null, edges, false, false);
  }

  private InputFile input(String name) {
    return InputFile.of(folder.resolve(name));
  }

  private void grey(String name, int... values) throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 2, 2, values);
    Path file = Files.createDirectories(folder.resolve("pictures")).resolve(name + ".png");
    ImageIO.write(image, "png", file.toFile());
  }

  private void labels(String set, String name, int... ids) throws IOException {
    byte[] grey = new byte[256];
    for (int i = 0; i < 256; i++) {
      grey[i] = (byte) i;
    }
    BufferedImage image =
        new BufferedImage(
            2, 2, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256, grey, grey, grey));
    image.getRaster().setPixels(0, 0, 2, 2, ids);
    Path file = Files.createDirectories(folder.resolve(set)).resolve(name + ".png");
    ImageIO.write(image, "png", file.toFile());
  }

  private static float[] ramp(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    return values;
  }

  private static TensorSpec spec(String name, ElementType type, long... shape) {
    return new TensorSpec(name, type, Arrays.stream(shape).boxed().toList());
  }

  private static InputFeed feed(TensorSpec spec, InputBinding binding) {
    return InputFeed.of("s", List.of(binding), List.of(spec));
  }

  private static Tensor.Floats floats(InputFeed feed, String name, int count) {
    return (Tensor.Floats) Objects.requireNonNull(feed.next(count).get(name));
  }

  private static long[] longs(InputFeed feed, String name, int count) {
    return ((Tensor.Longs) Objects.requireNonNull(feed.next(count).get(name))).data();
  }
}
