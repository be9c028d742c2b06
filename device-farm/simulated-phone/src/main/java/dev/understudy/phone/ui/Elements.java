package dev.understudy.phone.ui;

import dev.understudy.phone.system.Activities;
import dev.understudy.phone.system.UiElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is shown, and keeps the ids under which the driver knows it. */
final class Elements {
  /** What makes an element the same when it is drawn again. */
  private record Identity(String className, String resourceId, String accessibilityId) {
    static Identity of(UiElement element) {
      return new Identity(element.className(), element.resourceId(), element.accessibilityId());
    }
  }

  private static final Pattern XPATH =
      Pattern.compile("//(\\*|[\\w.]+)(?:\\[@([a-z-]+)=(['\"])(.*)\\3])?");
  private static final Pattern UI_SELECTOR =
      Pattern.compile("new UiSelector\\(\\)\\.(description|text|resourceId)\\(\"(.*)\"\\);?");

  private final Activities activities;
  private final Map<String, Identity> known = new HashMap<>();

  Elements(Activities activities) {
    this.activities = activities;
  }

  /** The ids of what is shown and matches. */
  synchronized List<String> find(String strategy, String selector) throws UiFailure {
    Predicate<UiElement> wanted = matching(strategy, selector);
    return activities.shown().stream().filter(wanted).map(e -> id(Identity.of(e))).toList();
  }

  /** What an id stands for, as it is shown now. */
  synchronized UiElement get(String id) throws UiFailure {
    Identity identity = known.get(id);
    return activities.shown().stream()
        .filter(e -> Identity.of(e).equals(identity))
        .findFirst()
        .orElseThrow(() -> UiFailure.stale(id));
  }

  private String id(Identity identity) {
    for (Map.Entry<String, Identity> each : known.entrySet()) {
      if (each.getValue().equals(identity)) {
        return each.getKey();
      }
    }
    String id = "00000000-0000-0000-ffff-" + String.format("%012d", known.size() + 1);
    known.put(id, identity);
    return id;
  }

  private static Predicate<UiElement> matching(String strategy, String selector) throws UiFailure {
    return switch (strategy) {
      case "accessibility id" -> attribute("content-desc", selector);
      case "id" -> attribute("resource-id", selector);
      case "class name" -> attribute("class", selector);
      case "xpath" -> xpath(selector);
      case "-android uiautomator" -> uiSelector(selector);
      default -> throw UiFailure.selector("no strategy \"" + strategy + "\"");
    };
  }

  private static Predicate<UiElement> xpath(String selector) throws UiFailure {
    Matcher m = XPATH.matcher(selector);
    if (!m.matches()) {
      throw UiFailure.selector("only //CLASS[@attribute='value'], found " + selector);
    }
    Predicate<UiElement> ofClass =
        m.group(1).equals("*") ? e -> true : attribute("class", m.group(1));
    return m.group(2) == null ? ofClass : ofClass.and(attribute(m.group(2), m.group(4)));
  }

  private static Predicate<UiElement> uiSelector(String selector) throws UiFailure {
    Matcher m = UI_SELECTOR.matcher(selector);
    if (!m.matches()) {
      throw UiFailure.selector("only new UiSelector() with one criterion, found " + selector);
    }
    return switch (m.group(1)) {
      case "description" -> attribute("content-desc", m.group(2));
      case "resourceId" -> attribute("resource-id", m.group(2));
      default -> attribute("text", m.group(2));
    };
  }

  private static Predicate<UiElement> attribute(String name, String value) throws UiFailure {
    return switch (name) {
      case "content-desc" -> e -> e.accessibilityId().equals(value);
      case "resource-id" -> e -> e.resourceId().equals(value);
      case "class" -> e -> e.className().equals(value);
      case "text" -> e -> e.text().equals(value);
      default -> throw UiFailure.selector("no attribute " + name);
    };
  }
}
