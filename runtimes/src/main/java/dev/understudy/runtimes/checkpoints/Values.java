package dev.understudy.runtimes.checkpoints;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pickle may hold, beside String, Long, BigInteger, Double, Boolean, byte[] and (for
 * Python's list) ArrayList. None of these is ever walked recursively: a pickle can make a list that
 * holds itself.
 */
final class Values {
  private Values() {}

  /** Python's None. */
  enum None {
    NONE
  }

  /** Python's tuple. */
  record Tuple(List<Object> items) {
    int size() {
      return items.size();
    }

    Object get(int index) {
      return items.get(index);
    }
  }

  /** Python's dict and OrderedDict. */
  static final class Dict {
    private final Map<Object, Object> entries = new LinkedHashMap<>();

    /** Only plain keys: the hash of a list that holds itself has no end. */
    void put(Object key, Object value) throws Refusal {
      if (!(key instanceof String
          || key instanceof Long
          || key instanceof BigInteger
          || key instanceof Double
          || key instanceof Boolean
          || key instanceof None)) {
        throw Refusal.forbidden("a dictionary key that is neither text nor a number");
      }
      entries.put(key, value);
    }

    Map<Object, Object> entries() {
      return entries;
    }
  }
}
