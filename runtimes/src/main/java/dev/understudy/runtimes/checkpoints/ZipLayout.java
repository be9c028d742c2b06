package dev.understudy.runtimes.checkpoints;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * torch.save's layout since 1.6: a zip of {@code NAME/data.pkl}, {@code NAME/data/KEY} and a few
 * words. Entries are looked up by name and read in place, never unpacked to files; they are stored
 * as they are, so a compressed one is none of torch's and no small file unfolds into a large one.
 */
final class ZipLayout implements Layout {
  private static final String PICKLE = "/data.pkl";

  private final ZipFile zip;
  private final String root;

  private ZipLayout(ZipFile zip, String root) {
    this.zip = zip;
    this.root = root;
  }

  static ZipLayout open(Path file) throws IOException, Refusal {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      ZipLayout layout = new ZipLayout(zip, root(zip));
      layout.checkByteOrder();
      return layout;
    } catch (IOException | Refusal | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static String root(ZipFile zip) throws Refusal {
    List<String> roots =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
            .map(name -> name.substring(0, name.length() - PICKLE.length()))
            .toList();
    if (roots.size() != 1) {
      throw Refusal.otherKind(
          roots.isEmpty()
              ? "this zip archive has no data.pkl, so it is no checkpoint"
              : "this zip archive has more than one data.pkl",
          "give the .pth file itself");
    }
    String root = roots.get(0);
    if (zip.getEntry(root + "/constants.pkl") != null) {
      throw Refusal.otherKind(
          "this is a TorchScript program, not a state_dict",
          "save its weights: torch.save(torch.jit.load(file).state_dict(), other)");
    }
    return root;
  }

  private void checkByteOrder() throws IOException, Refusal {
    ZipEntry entry = zip.getEntry(root + "/byteorder");
    if (entry == null) {
      return; // before torch 2.1 there was none, and all were little-endian
    }
    checkStored(entry);
    String order = new String(read(entry, 16), StandardCharsets.ISO_8859_1).strip();
    if (!order.equals("little")) {
      throw Refusal.otherKind(
          "the checkpoint's byte order is " + Quoted.of(order),
          "save it again on a little-endian machine (any PC, Mac or ARM board)");
    }
  }

  @Override
  public Object root() throws IOException, Refusal {
    ZipEntry entry = zip.getEntry(root + PICKLE);
    checkStored(entry);
    if (entry.getSize() > PickleInput.LIMIT) {
      throw Refusal.damaged("its data.pkl has " + entry.getSize() + " bytes");
    }
    return Unpickler.load(
        new PickleInput(new ByteArrayInputStream(read(entry, (int) entry.getSize()))),
        new StorageTable());
  }

  @Override
  public void check(StorageRef storage) throws Refusal {
    long bytes = entry(storage).getSize();
    if (bytes != storage.bytes()) {
      throw Refusal.damaged(
          "storage "
              + Quoted.of(storage.key())
              + " should have "
              + storage.bytes()
              + " bytes, but has "
              + bytes);
    }
  }

  @Override
  public InputStream open(StorageRef storage) throws IOException, Refusal {
    ZipEntry entry = entry(storage);
    return new CheckedStream(zip.getInputStream(entry), entry);
  }

  private ZipEntry entry(StorageRef storage) throws Refusal {
    ZipEntry entry = zip.getEntry(root + "/data/" + storage.key());
    if (entry == null) {
      throw Refusal.damaged("storage " + Quoted.of(storage.key()) + " is missing");
    }
    checkStored(entry);
    return entry;
  }

  private static void checkStored(@Nullable ZipEntry entry) throws Refusal {
    if (entry == null
        || entry.getMethod() != ZipEntry.STORED
        || entry.getCompressedSize() != entry.getSize()) {
      throw Refusal.otherKind(
          "the archive's entries are compressed, which torch.save never does",
          "give the .pth file as torch.save wrote it, not one that was packed again");
    }
  }

  private byte[] read(ZipEntry entry, int most) throws IOException {
    try (InputStream in = new CheckedStream(zip.getInputStream(entry), entry)) {
      return in.readNBytes(most);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
