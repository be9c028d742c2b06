package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.checkpoints.Values.Dict;
import dev.understudy.runtimes.checkpoints.Values.None;
import dev.understudy.runtimes.checkpoints.Values.Tuple;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A pickle machine that can build tensors, numbers, text, lists and dictionaries, and nothing else:
 * what it may call is listed in {@link Globals}. The format is that of Python's pickletools.
 */
final class Unpickler {
  private static final int LATEST_PROTOCOL = 5;

  private final PickleInput in;
  private final StorageTable storages;
  private final PickleStack stack = new PickleStack();

  private Unpickler(PickleInput in, StorageTable storages) {
    this.in = in;
    this.storages = storages;
  }

  /** The object of the pickle that comes next; the storages that it names go into a table. */
  static Object load(PickleInput in, StorageTable storages) throws IOException, Refusal {
    Unpickler machine = new Unpickler(in, storages);
    int opcode = in.u1();
    while (opcode != Opcode.STOP) {
      machine.step(opcode);
      opcode = in.u1();
    }
    return machine.stack.result();
  }

  private void step(int opcode) throws IOException, Refusal {
    if (!literal(opcode) && !container(opcode) && !memo(opcode)) {
      switch (opcode) {
        case Opcode.GLOBAL -> stack.push(Globals.find(in.line(), in.line()));
        case Opcode.STACK_GLOBAL -> {
          Object name = stack.pop();
          Object module = stack.pop();
          if (!(name instanceof String n) || !(module instanceof String m)) {
            throw Refusal.damaged("a class name in its pickle is no text");
          }
          stack.push(Globals.find(m, n));
        }
        case Opcode.REDUCE -> {
          Object arguments = stack.pop();
          stack.push(Globals.call(stack.pop(), arguments));
        }
        case Opcode.BINPERSID -> {
          StorageRef.View storage = StorageRef.fromId(stack.pop());
          storages.add(storage.storage());
          stack.push(storage);
        }
        case Opcode.BUILD -> {
          // A state_dict carries its modules' versions (_metadata) as an attribute: not needed.
          stack.pop();
          if (!(stack.top() instanceof Dict)) {
            throw Refusal.forbidden("attributes on what is not a dictionary");
          }
        }
        case Opcode.PROTO -> {
          int protocol = in.u1();
          if (protocol < 2 || protocol > LATEST_PROTOCOL) {
            throw Refusal.damaged(
                "its pickle has protocol " + protocol + ", which torch never uses");
          }
        }
        // Says how long the next part is; only a help for readers.
        case Opcode.FRAME -> in.i8();
        default ->
            throw Refusal.forbidden(
                String.format("pickle instruction 0x%02x at byte %d", opcode, in.position() - 1));
      }
    }
  }

  private boolean literal(int opcode) throws IOException, Refusal {
    switch (opcode) {
      case Opcode.NONE -> stack.push(None.NONE);
      case Opcode.NEWTRUE -> stack.push(true);
      case Opcode.NEWFALSE -> stack.push(false);
      case Opcode.BININT -> stack.push((long) in.i4());
      case Opcode.BININT1 -> stack.push((long) in.u1());
      case Opcode.BININT2 -> stack.push((long) in.u2());
      case Opcode.LONG1 -> stack.push(integer(in.bytes(in.u1())));
      case Opcode.INT -> stack.push(decimal(in.line()));
      case Opcode.BINFLOAT -> stack.push(in.bigEndianDouble());
      case Opcode.SHORT_BINSTRING -> stack.push(in.latin1(in.u1()));
      case Opcode.BINSTRING -> stack.push(in.latin1(in.i4()));
      case Opcode.SHORT_BINUNICODE -> stack.push(in.utf8(in.u1()));
      case Opcode.BINUNICODE -> stack.push(in.utf8(in.u4()));
      case Opcode.BINUNICODE8 -> stack.push(in.utf8(in.i8()));
      case Opcode.SHORT_BINBYTES -> stack.push(in.bytes(in.u1()));
      case Opcode.BINBYTES -> stack.push(in.bytes(in.u4()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) throws Refusal {
    switch (opcode) {
      case Opcode.EMPTY_LIST -> stack.push(new ArrayList<>());
      case Opcode.EMPTY_TUPLE -> stack.push(new Tuple(List.of()));
      case Opcode.EMPTY_DICT -> stack.push(new Dict());
      case Opcode.LIST -> stack.push(stack.popToMark());
      case Opcode.TUPLE -> stack.push(new Tuple(stack.popToMark()));
      case Opcode.TUPLE1 -> tuple(1);
      case Opcode.TUPLE2 -> tuple(2);
      case Opcode.TUPLE3 -> tuple(3);
      case Opcode.DICT -> {
        List<Object> items = stack.popToMark();
        stack.push(new Dict());
        setItems(items);
      }
      case Opcode.APPEND -> append(List.of(stack.pop()));
      case Opcode.APPENDS -> append(stack.popToMark());
      case Opcode.SETITEM -> {
        Object value = stack.pop();
        setItems(List.of(stack.pop(), value));
      }
      case Opcode.SETITEMS -> setItems(stack.popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memo(int opcode) throws IOException, Refusal {
    switch (opcode) {
      case Opcode.MARK -> stack.mark();
      case Opcode.POP -> stack.pop();
      case Opcode.POP_MARK -> stack.popToMark();
      case Opcode.DUP -> stack.push(stack.top());
      case Opcode.BINPUT -> stack.memoize(in.u1());
      case Opcode.LONG_BINPUT -> stack.memoize(in.u4());
      case Opcode.MEMOIZE -> stack.memoizeNext();
      case Opcode.BINGET -> stack.recall(in.u1());
      case Opcode.LONG_BINGET -> stack.recall(in.u4());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void tuple(int size) throws Refusal {
    List<Object> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(stack.pop());
    }
    Collections.reverse(items);
    stack.push(new Tuple(items));
  }

  @SuppressWarnings("unchecked") // the machine makes no other lists
  private void append(List<Object> items) throws Refusal {
    if (!(stack.top() instanceof ArrayList<?> list)) {
      throw Refusal.damaged("its pickle appends to what is not a list");
    }
    ((ArrayList<Object>) list).addAll(items);
  }

  private void setItems(List<Object> items) throws Refusal {
    if (!(stack.top() instanceof Dict dict) || items.size() % 2 != 0) {
      throw Refusal.damaged("its pickle sets entries of what is not a dictionary");
    }
    for (int i = 0; i < items.size(); i += 2) {
      dict.put(items.get(i), items.get(i + 1));
    }
  }

  /** Little-endian two's complement of any length; none is 0. */
  private static Object integer(byte[] littleEndian) {
    byte[] bytes = new byte[littleEndian.length + 1];
    for (int i = 0; i < littleEndian.length; i++) {
      bytes[bytes.length - 1 - i] = littleEndian[i];
    }
    bytes[0] = (byte) (bytes.length > 1 && bytes[1] < 0 ? -1 : 0);
    BigInteger value = new BigInteger(bytes);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  /** Python 2 writes whole numbers beyond 32 bits so. */
  private static Object decimal(String line) throws Refusal {
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException e) {
      throw Refusal.damaged("a number in its pickle is " + Quoted.of(line));
    }
  }
}
