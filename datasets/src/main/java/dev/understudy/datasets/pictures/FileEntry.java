package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.decoding.Decoded;
import dev.understudy.datasets.decoding.PictureDecoder;
import dev.understudy.datasets.streaming.PictureEntry;
import java.io.IOException;
import java.nio.file.Files;

/** A picture in a file of its own. */
record FileEntry(FolderListing.Entry listed) implements PictureEntry {
  @Override
  public String name() {
    return listed.name();
  }

  @Override
  public Decoded decode() {
    String where = listed.file().toString();
    byte[] content;
    try {
      long size = Files.size(listed.file());
      if (size > Defaults.MAX_ENTRY_BYTES) {
        throw new InputException(
            where,
            "has " + size + " bytes",
            "at most " + Defaults.MAX_ENTRY_BYTES + " bytes in a picture file",
            "take the file out");
      }
      content = Files.readAllBytes(listed.file());
    } catch (IOException e) {
      throw new InputException(
          where,
          "cannot be read (" + e + ")",
          "a picture file that stays in its place",
          "check its permissions, and that nothing removes files from the set",
          e);
    }
    return PictureDecoder.decode(where, content);
  }
}
