package dev.understudy.runtimes.checkpoints;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pickle machine's stack with its marks, and its memo; both bounded. */
final class PickleStack {
  /** A tensor takes some 30 pushes and 10 memo entries, so this is room for 100,000 tensors. */
  private static final int MOST_PUSHES = 3_000_000;

  private static final int MOST_MEMOS = 1_000_000;

  private final ArrayList<Object> items = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private int pushes;

  void push(Object value) throws Refusal {
    count();
    items.add(value);
  }

  Object pop() throws Refusal {
    top();
    return items.remove(items.size() - 1);
  }

  /** The topmost object above the last mark. */
  Object top() throws Refusal {
    if (items.size() <= floor()) {
      throw Refusal.damaged("its pickle takes more from the stack than is there");
    }
    return items.get(items.size() - 1);
  }

  void mark() throws Refusal {
    count();
    marks.push(items.size());
  }

  /** Takes all above the last mark, and the mark. */
  List<Object> popToMark() throws Refusal {
    if (marks.isEmpty()) {
      throw Refusal.damaged("its pickle ends a group that did not begin");
    }
    List<Object> above = items.subList(marks.pop(), items.size());
    List<Object> taken = new ArrayList<>(above);
    above.clear();
    return taken;
  }

  void memoize(long slot) throws Refusal {
    if (memo.size() == MOST_MEMOS) {
      throw tooMany();
    }
    memo.put(slot, top());
  }

  /** Protocol 4's memo slots are numbered as they come. */
  void memoizeNext() throws Refusal {
    memoize(memo.size());
  }

  void recall(long slot) throws Refusal {
    Object value = memo.get(slot);
    if (value == null) {
      throw Refusal.damaged("its pickle recalls what it never kept");
    }
    push(value);
  }

  /** The one object that is left at the end. */
  Object result() throws Refusal {
    if (items.size() != 1 || !marks.isEmpty()) {
      throw Refusal.damaged("its pickle stops half-way");
    }
    return items.get(0);
  }

  private int floor() {
    Integer mark = marks.peek();
    return mark == null ? 0 : mark;
  }

  private void count() throws Refusal {
    if (++pushes > MOST_PUSHES) {
      throw tooMany();
    }
  }

  private static Refusal tooMany() {
    return Refusal.tooLarge(
        "its pickle holds millions of objects",
        "the weights of one network, at most " + MOST_MEMOS + " objects",
        "save the plain weights: torch.save(model.state_dict(), file)");
  }
}
