package dev.understudy.runtimes.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises what people hand over instead of an ONNX file, to say so. */
final class FileKind {
  private FileKind() {}

  /** What the file looks like, or an empty string. */
  static String hint(Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(64);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\3\4")) {
      return "it is a ZIP archive, such as PyTorch's .pt and Keras's .keras files";
    }
    if (text.startsWith("\u0089HDF\r\n")) {
      return "it is an HDF5 file, such as Keras's .h5";
    }
    if (text.startsWith("\u0080\2") || text.startsWith("\u0080\4")) {
      return "it is a Python pickle";
    }
    if (text.length() > 8 && text.startsWith("ORTM", 4)) {
      return "it is in ONNX Runtime's own format (.ort)";
    }
    if (text.startsWith("version https://git-lfs")) {
      return "it is a Git LFS pointer, not the file it points to";
    }
    if (text.startsWith("\u0089PNG") || text.startsWith("\u00ff\u00d8\u00ff")) {
      return "it is a picture";
    }
    return "";
  }
}
