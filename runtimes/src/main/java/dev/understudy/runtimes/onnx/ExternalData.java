package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.understudy.common.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files in which a model keeps weights outside its own (ONNX's external data). */
public final class ExternalData {
  private ExternalData() {}

  /**
   * Where the model's external weights are.
   *
   * @return the files in order of their names; empty if the model keeps all in itself
   * @throws InputException if one is missing or too short
   */
  public static SortedMap<String, Path> files(Path path, ModelProto model) {
    SortedMap<String, Path> files = new TreeMap<>();
    visit(path, model.getGraph(), files);
    return files;
  }

  private static void visit(Path path, GraphProto graph, SortedMap<String, Path> files) {
    graph.getInitializerList().forEach(t -> check(path, t, files));
    for (NodeProto node : graph.getNodeList()) {
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasT()) {
          check(path, attribute.getT(), files);
        }
        if (attribute.hasG()) {
          visit(path, attribute.getG(), files);
        }
        attribute.getGraphsList().forEach(g -> visit(path, g, files));
      }
    }
  }

  private static void check(Path path, TensorProto tensor, SortedMap<String, Path> files) {
    if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
      return;
    }
    String location = entry(tensor, "location", "");
    Path file = path.toAbsolutePath().resolveSibling(location);
    try {
      if (location.isEmpty() || !Files.isRegularFile(file)) {
        throw incomplete(path, "its weights are in '" + location + "', which is missing");
      }
      long end =
          Long.parseLong(entry(tensor, "offset", "0"))
              + Long.parseLong(entry(tensor, "length", "0"));
      if (Files.size(file) < end) {
        throw incomplete(
            path,
            "its weights' file '"
                + location
                + "' has "
                + Files.size(file)
                + " of "
                + end
                + " bytes or more");
      }
    } catch (NumberFormatException e) {
      throw incomplete(
          path, "the place of " + tensor.getName() + " in '" + location + "' is no number");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    files.put(location, file);
  }

  static String entry(TensorProto tensor, String key, String otherwise) {
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      if (entry.getKey().equals(key)) {
        return entry.getValue();
      }
    }
    return otherwise;
  }

  private static InputException incomplete(Path path, String problem) {
    return new InputException(
        path.toString(),
        problem,
        "the model's external data beside the .onnx file",
        "copy the data file next to the model, or export the model into one file");
  }
}
