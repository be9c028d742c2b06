package dev.understudy.harness.run;

import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Made data and tiny networks in place of those that a researcher supplies. */
final class PaperStandIns {
  private PaperStandIns() {}

  static void pictures(Path to, int count, int[] size) throws IOException {
    SplittableRandom random = new SplittableRandom(to.getFileName().hashCode());
    for (int n = 0; n < count; n++) {
      BufferedImage image = new BufferedImage(size[1], size[0], BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < size[0]; y++) {
        for (int x = 0; x < size[1]; x++) {
          image.setRGB(x, y, (random.nextInt(1 << 24) & 0xf0f0f0) | (x * n % 16));
        }
      }
      write(to, n, image);
    }
  }

  static void maps(Path to, int count, int classes, int[] size) throws IOException {
    byte[] grey = new byte[256];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) i;
    }
    IndexColorModel ids = new IndexColorModel(8, 256, grey, grey, grey);
    for (int n = 0; n < count; n++) {
      BufferedImage image =
          new BufferedImage(size[1], size[0], BufferedImage.TYPE_BYTE_INDEXED, ids);
      for (int y = 0; y < size[0]; y++) {
        for (int x = 0; x < size[1]; x++) {
          image.getRaster().setSample(x, y, 0, (x / 8 + y / 8 * 5 + n) % classes);
        }
      }
      write(to, n, image);
    }
  }

  private static void write(Path to, int n, BufferedImage image) throws IOException {
    Files.createDirectories(to);
    ImageIO.write(image, "png", to.resolve(String.format("%04d.png", n)).toFile());
  }

  /** The means of the colours over the picture and over its squares: six features. */
  static void features(Path to) {
    GraphBuilder graph = new GraphBuilder("tiny");
    Value x = graph.input("image", -1, 3, -1, -1);
    Value mean = graph.mean(x, false, 2, 3);
    Value square = graph.mean(graph.multiply(x, x), false, 2, 3);
    graph.output("features", graph.concat(1, List.of(mean, square)), -1, 6);
    graph.write(to);
  }

  /** A segmentation network with its description: each class is a mixture of the colours. */
  static void segmentation(Path yaml, int classes) throws IOException {
    SplittableRandom random = new SplittableRandom(classes);
    float[] mixtures = new float[3 * classes];
    for (int i = 0; i < mixtures.length; i++) {
      mixtures[i] = (float) random.nextDouble(-1, 1);
    }
    GraphBuilder graph = new GraphBuilder("mixtures");
    Value x = graph.input("pictures", -1, 3, -1, -1);
    Value weights = graph.weights("mixtures", mixtures, classes, 3, 1, 1);
    graph.output("logits", graph.conv(x, weights, null, Window.point(), 1), -1, classes, -1, -1);
    graph.write(yaml.resolveSibling("mixtures.onnx"));
    Files.writeString(yaml, "name: mixtures\nmodel: mixtures.onnx\nclasses: " + classes + "\n");
  }
}
