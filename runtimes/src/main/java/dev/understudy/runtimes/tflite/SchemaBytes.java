package dev.understudy.runtimes.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Just enough of FlatBuffers to shorten lists of a .tflite file in place: tables by their vtables,
 * vectors by their lengths. Field numbers are those of TFLite's schema.fbs, which only ever grows
 * at its end.
 */
final class SchemaBytes {
  /** {@code Model.subgraphs}. */
  static final int SUBGRAPHS = 2;

  /** {@code SubGraph.inputs}, tensor indices. */
  static final int INPUTS = 1;

  /** {@code SubGraph.outputs}. */
  static final int OUTPUTS = 2;

  /** {@code SubGraph.operators}, tables. */
  static final int OPERATORS = 3;

  /** {@code Operator.inputs}, tensor indices, -1 where absent. */
  static final int OPERATOR_INPUTS = 1;

  /** {@code Operator.outputs}. */
  static final int OPERATOR_OUTPUTS = 2;

  private final ByteBuffer bytes;

  SchemaBytes(byte[] file) {
    this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The place of the root table. */
  int root() {
    return follow(0);
  }

  /** The table that an element of a vector of tables stands for. */
  int table(int vector, int element) {
    return follow(slot(vector, element));
  }

  /** The place of a table's vector, or -1 where the table has none. */
  int vector(int table, int field) {
    int vtable = table - bytes.getInt(table);
    int entry = 4 + 2 * field;
    int offset =
        entry < Short.toUnsignedInt(bytes.getShort(vtable))
            ? Short.toUnsignedInt(bytes.getShort(vtable + entry))
            : 0;
    return offset == 0 ? -1 : follow(table + offset);
  }

  int length(int vector) {
    return vector < 0 ? 0 : bytes.getInt(vector);
  }

  /** The elements of a vector of whole numbers. */
  int[] ints(int vector) {
    int[] values = new int[length(vector)];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getInt(slot(vector, i));
    }
    return values;
  }

  /** Leaves the elements of a vector of whole numbers, at most as many as it had. */
  void setInts(int vector, List<Integer> values) {
    for (int i = 0; i < values.size(); i++) {
      bytes.putInt(slot(vector, i), values.get(i));
    }
    bytes.putInt(vector, values.size());
  }

  /** Leaves the chosen elements of a vector of tables, in ascending order. */
  void keep(int vector, List<Integer> elements) {
    for (int i = 0; i < elements.size(); i++) {
      // An offset counts from its own place, so it grows as it moves towards the front.
      bytes.putInt(slot(vector, i), table(vector, elements.get(i)) - slot(vector, i));
    }
    bytes.putInt(vector, elements.size());
  }

  private int follow(int at) {
    return at + bytes.getInt(at);
  }

  private static int slot(int vector, int element) {
    return vector + 4 + 4 * element;
  }
}
