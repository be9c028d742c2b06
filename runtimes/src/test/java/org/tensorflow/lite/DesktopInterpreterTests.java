package org.tensorflow.lite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The behaviour that Google documents for {@code InterpreterApi}, of our desktop one. */
final class DesktopInterpreterTests {
  private static File file(String name) {
    try {
      return new File(
          DesktopInterpreterTests.class.getResource("/dev/understudy/runtimes/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static InterpreterApi open(String name) {
    return InterpreterApi.create(file(name), new InterpreterApi.Options().setNumThreads(1));
  }

  private static Object[] inputs(InterpreterApi interpreter, Object z, Object label) {
    Object[] inputs = new Object[2];
    inputs[z(interpreter)] = z;
    inputs[1 - z(interpreter)] = label;
    return inputs;
  }

  private static int z(InterpreterApi interpreter) {
    return interpreter.getInputTensor(0).numDimensions() == 2 ? 0 : 1;
  }

  private static int image(InterpreterApi interpreter) {
    return interpreter.getOutputTensor(0).numDimensions() == 4 ? 0 : 1;
  }

  @Test
  void arraysResizeTheInputsAndGiveWhatBuffersGive() {
    float[][] z = {{1, 2, 3, 4, 5, 6, 7, 8}, {8, 7, 6, 5, 4, 3, 2, 1}};
    int[] label = {3, 9};
    float[][][][] image = new float[2][8][8][3];
    try (InterpreterApi interpreter = open("conv-label.tflite")) {
      Map<Integer, Object> outputs = new HashMap<>();
      outputs.put(image(interpreter), image);
      interpreter.runForMultipleInputsOutputs(inputs(interpreter, z, label), outputs);
      assertThat(interpreter.getLastNativeInferenceDurationNanoseconds()).isPositive();
      assertThat(interpreter.getInputTensor(z(interpreter)).shape()).containsExactly(2, 8);
      assertThat(interpreter.getInputTensor(z(interpreter)).shapeSignature())
          .containsExactly(-1, 8);

      FloatBuffer zs = FloatBuffer.allocate(16).put(z[0]).put(z[1]).flip();
      FloatBuffer pixels = FloatBuffer.allocate(2 * 192);
      interpreter.runForMultipleInputsOutputs(
          inputs(interpreter, zs, IntBuffer.wrap(label)), Map.of(image(interpreter), pixels));
      pixels.flip();
      for (float[][][] picture : image) {
        for (float[][] row : picture) {
          for (float[] pixel : row) {
            for (float v : pixel) {
              assertThat(pixels.get()).isEqualTo(v);
            }
          }
        }
      }
      assertThat(pixels.remaining()).isZero();
      ByteBuffer kept = interpreter.getOutputTensor(image(interpreter)).asReadOnlyBuffer();
      assertThat(kept.isReadOnly()).isTrue();
      assertThat(kept.getFloat()).isEqualTo(image[0][0][0][0]);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    try (InterpreterApi interpreter = open("no-signature.tflite")) {
      ByteBuffer right = ByteBuffer.allocateDirect(192 * 4).order(ByteOrder.nativeOrder());
      Object y = new float[1][4][4][6];
      interpreter.run(right, y);
      assertRefused(interpreter, ByteBuffer.allocateDirect(191 * 4), y, "764 bytes");
      assertRefused(interpreter, IntBuffer.allocate(192), y, "FLOAT32");
      assertRefused(interpreter, right, new float[1][4][4][5], "[1, 4, 4, 5]");
      assertRefused(interpreter, right, new int[1][4][4][6], "");
      assertRefused(interpreter, right, FloatBuffer.allocate(95), "380 bytes");
      assertThatThrownBy(
              () -> interpreter.runForMultipleInputsOutputs(new Object[0], new HashMap<>()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> interpreter.getInputTensor(1))
          .isInstanceOf(IllegalArgumentException.class);
      interpreter.run(right, y);
    }
  }

  private static void assertRefused(InterpreterApi at, Object input, Object output, String said) {
    assertThatThrownBy(() -> at.run(input, output))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  @Test
  void findsTensorsByTheirNames() {
    try (InterpreterApi interpreter = open("no-signature.tflite")) {
      assertThat(interpreter.getInputIndex("serving_default_x:0")).isZero();
      assertThat(interpreter.getOutputIndex("StatefulPartitionedCall:0")).isZero();
      assertThatThrownBy(() -> interpreter.getInputIndex("x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("serving_default_x:0");
      Tensor x = interpreter.getInputTensor(0);
      assertThat(x.dataType()).isEqualTo(DataType.FLOAT32);
      assertThat(x.numElements()).isEqualTo(192);
      assertThat(x.numBytes()).isEqualTo(768);
      assertThat(interpreter.getOutputTensor(0).index()).isNotEqualTo(x.index());
    }
  }

  @Test
  void resizesStrictlyWhereOnlyDynamicDimensionsMay() {
    try (InterpreterApi interpreter = open("conv-label.tflite")) {
      int z = z(interpreter);
      interpreter.resizeInput(z, new int[] {4, 8}, true);
      assertThatThrownBy(() -> interpreter.resizeInput(z, new int[] {4, 9}, true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[4, 9]");
      assertThat(interpreter.getInputTensor(z).shape()).containsExactly(4, 8);
    }
  }

  @Test
  void tellsTheQuantisation() {
    try (InterpreterApi interpreter = open("int8.tflite")) {
      Tensor x = interpreter.getInputTensor(0);
      assertThat(x.dataType()).isEqualTo(DataType.INT8);
      // Calibrated on standard normal values, which span about 8.
      assertThat(x.quantizationParams().getScale()).isBetween(0.02f, 0.04f);
      assertThat(x.quantizationParams().getZeroPoint()).isBetween(-30, 30);
    }
  }

  @Test
  void readsModelsFromBuffersOfEitherKind() throws IOException {
    byte[] bytes = Files.readAllBytes(file("no-signature.tflite").toPath());
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.wrap(bytes), direct}) {
      try (InterpreterApi interpreter = InterpreterApi.create(buffer, null)) {
        buffer.put(0, (byte) 0); // the interpreter must not care any more
        interpreter.run(new float[1][8][8][3], new float[1][4][4][6]);
      }
      buffer.put(0, bytes[0]);
    }
    assertThatThrownBy(() -> InterpreterApi.create(ByteBuffer.allocate(100), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InterpreterApi.create(Path.of("nowhere.tflite").toFile(), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesDelegatesAndUseAfterClose() {
    InterpreterApi.Options delegated = new InterpreterApi.Options().addDelegate(() -> 0);
    assertThatThrownBy(() -> InterpreterApi.create(file("int8.tflite"), delegated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delegates");
    InterpreterApi interpreter = open("int8.tflite");
    Tensor x = interpreter.getInputTensor(0);
    interpreter.close();
    interpreter.close();
    assertThatThrownBy(interpreter::allocateTensors).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> interpreter.getInputTensor(0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(x::shape).isInstanceOf(IllegalStateException.class);
  }
}
