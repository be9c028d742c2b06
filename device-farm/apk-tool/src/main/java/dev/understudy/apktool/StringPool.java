package dev.understudy.apktool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a binary XML file, each once, in UTF-16. */
final class StringPool {
  private static final int RES_STRING_POOL = 0x0001;
  private static final int HEADER = 28;

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();

  /** A text's index, which it gets when first asked for. */
  int index(String text) {
    return indices.computeIfAbsent(
        text,
        t -> {
          texts.add(t);
          return texts.size() - 1;
        });
  }

  Chunk chunk() {
    Chunk data = new Chunk();
    Chunk offsets = new Chunk();
    for (String text : texts) {
      if (text.length() > 0x7fff) {
        throw new IllegalArgumentException("a text of " + text.length() + " characters");
      }
      offsets.u32(data.size());
      data.u16(text.length());
      text.chars().forEach(data::u16);
      data.u16(0);
    }
    data.align();
    int dataStart = HEADER + offsets.size();
    return new Chunk()
        .u16(RES_STRING_POOL)
        .u16(HEADER)
        .u32(dataStart + data.size())
        .u32(texts.size())
        .u32(0) // no styles
        .u32(0) // UTF-16, not sorted
        .u32(dataStart)
        .u32(0)
        .add(offsets)
        .add(data);
  }
}
