package dev.understudy.runtimes.checkpoints;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a checkpoint's layout by its first bytes. */
final class Layouts {
  private static final int TAR_MAGIC_AT = 257;

  private Layouts() {}

  static Layout open(Path file) throws IOException, Refusal {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(512);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\003\004")) {
      return ZipLayout.open(file);
    }
    if (head.length > 0 && (head[0] & 0xff) == Opcode.PROTO) {
      return LegacyLayout.open(file);
    }
    throw unknown(text);
  }

  private static Refusal unknown(String head) {
    if (head.isEmpty()) {
      return Refusal.damaged("it is empty");
    }
    if (head.startsWith("version https://git-lfs")) {
      return Refusal.otherKind(
          "this is a Git LFS pointer, not the file itself", "fetch it: git lfs pull");
    }
    if (head.stripLeading().startsWith("<")) {
      return Refusal.otherKind(
          "this is a web page, not a checkpoint", "download the file itself, not its page");
    }
    if (head.startsWith("ustar", TAR_MAGIC_AT)) {
      return Refusal.otherKind(
          "this is a tar archive, as torch wrote before 0.1.10",
          "load it in PyTorch and save it again: torch.save(model.state_dict(), file)");
    }
    if (head.length() > 8 && head.charAt(8) == '{') {
      return Refusal.otherKind(
          "this looks like a safetensors file",
          "save it with PyTorch: torch.save(safetensors.torch.load_file(file), other)");
    }
    return Refusal.otherKind(
        "this is no PyTorch checkpoint", "give a .pth file that torch.save wrote");
  }
}
