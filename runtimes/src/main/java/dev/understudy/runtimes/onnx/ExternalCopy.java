package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.understudy.runtimes.cuts.CutFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the external weights of a cut model along, since ONNX Runtime reads none from outside the
 * model's own folder. Tensors that share a place in the old file share it in the new one.
 */
final class ExternalCopy implements AutoCloseable {
  /** Where weights start, so that they can be mapped: a page of every platform divides it. */
  private static final long ALIGNMENT = 65536;

  private record Stretch(String location, long offset, long length) {}

  private final Path source;
  private final Path target;
  private final Map<Stretch, Long> places = new HashMap<>();
  private @Nullable CutFile data;

  ExternalCopy(Path source, Path target) {
    this.source = source;
    this.target = target.resolveSibling(target.getFileName() + ".data");
  }

  /** The graph with its external tensors, those of inner graphs too, in the new file. */
  GraphProto graph(GraphProto graph) throws IOException {
    GraphProto.Builder out = graph.toBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      out.setInitializer(i, tensor(graph.getInitializer(i)));
    }
    for (int i = 0; i < graph.getNodeCount(); i++) {
      out.setNode(i, node(graph.getNode(i)));
    }
    return out.build();
  }

  private NodeProto node(NodeProto node) throws IOException {
    NodeProto.Builder out = node.toBuilder();
    for (int i = 0; i < node.getAttributeCount(); i++) {
      AttributeProto attribute = node.getAttribute(i);
      AttributeProto.Builder changed = attribute.toBuilder();
      if (attribute.hasT()) {
        changed.setT(tensor(attribute.getT()));
      }
      if (attribute.hasG()) {
        changed.setG(graph(attribute.getG()));
      }
      for (int g = 0; g < attribute.getGraphsCount(); g++) {
        changed.setGraphs(g, graph(attribute.getGraphs(g)));
      }
      out.setAttribute(i, changed);
    }
    return out.build();
  }

  private TensorProto tensor(TensorProto tensor) throws IOException {
    if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
      return tensor;
    }
    String location = ExternalData.entry(tensor, "location", "");
    Path from = source.toAbsolutePath().resolveSibling(location);
    long offset = Long.parseLong(ExternalData.entry(tensor, "offset", "0"));
    try (FileChannel channel = FileChannel.open(from, StandardOpenOption.READ)) {
      String given = ExternalData.entry(tensor, "length", "");
      long length = given.isEmpty() ? channel.size() - offset : Long.parseLong(given);
      Stretch stretch = new Stretch(location, offset, length);
      Long place = places.get(stretch);
      if (place == null) {
        place = copy(channel, stretch);
        places.put(stretch, place);
      }
      return tensor.toBuilder()
          .clearExternalData()
          .addExternalData(entry("location", String.valueOf(target.getFileName())))
          .addExternalData(entry("offset", Long.toString(place)))
          .addExternalData(entry("length", Long.toString(length)))
          .build();
    }
  }

  private long copy(FileChannel from, Stretch stretch) throws IOException {
    if (data == null) {
      data = CutFile.create(target);
    }
    FileChannel to = data.channel();
    long place = (to.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    to.position(place);
    for (long done = 0; done < stretch.length(); ) {
      long n = from.transferTo(stretch.offset() + done, stretch.length() - done, to);
      if (n <= 0) {
        throw new EOFException(
            stretch.location() + " ended before the weights that it should hold");
      }
      done += n;
    }
    return place;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  /** Puts the file of weights in its place, if there are any. */
  void finish() throws IOException {
    if (data != null) {
      data.finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (data != null) {
      data.close();
    }
  }
}
