package dev.understudy.phone.system;

import com.android.apksig.internal.apk.AndroidBinXmlParser;
import com.android.apksig.internal.apk.AndroidBinXmlParser.XmlParserException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the phone reads of a package's binary manifest.
 *
 * @param activities each activity's whole class name, and whether others may start it
 * @param launcher the activity that the launcher starts; empty if none
 * @param runners each instrumentation's runner, and the package that it drives
 */
public record Manifest(
    String packageName,
    int versionCode,
    String versionName,
    int minSdk,
    int targetSdk,
    boolean debuggable,
    Map<String, Boolean> activities,
    String launcher,
    List<String> permissions,
    Map<String, String> runners) {
  private static final int NAME = 0x01010003;
  private static final int EXPORTED = 0x01010010;
  private static final int DEBUGGABLE = 0x0101000f;
  private static final int TARGET_PACKAGE = 0x01010021;
  private static final int VERSION_CODE = 0x0101021b;
  private static final int VERSION_NAME = 0x0101021c;
  private static final int MIN_SDK = 0x0101020c;
  private static final int TARGET_SDK = 0x01010270;

  /**
   * Reads {@code AndroidManifest.xml} as it is in a package.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Manifest parse(ByteBuffer binary) {
    try {
      return new Reader(new AndroidBinXmlParser(binary)).read();
    } catch (XmlParserException e) {
      throw new IllegalArgumentException("AndroidManifest.xml: " + e.getMessage(), e);
    }
  }

  /** The whole class name of an activity that {@code am} may name {@code .Short}. */
  public String fullName(String activity) {
    if (activity.startsWith(".")) {
      return packageName + activity;
    }
    return activity.contains(".") ? activity : packageName + "." + activity;
  }

  private static final class Reader {
    private final AndroidBinXmlParser xml;
    private String packageName = "";
    private int versionCode;
    private String versionName = "";
    private int minSdk = 1;
    private int targetSdk;
    private boolean debuggable;
    private final Map<String, Boolean> activities = new TreeMap<>();
    private String launcher = "";
    private final List<String> permissions = new ArrayList<>();
    private final Map<String, String> runners = new TreeMap<>();
    private String activity = "";
    private boolean mainAction;
    private boolean launcherCategory;

    Reader(AndroidBinXmlParser xml) {
      this.xml = xml;
    }

    Manifest read() throws XmlParserException {
      for (int event = xml.next();
          event != AndroidBinXmlParser.EVENT_END_DOCUMENT;
          event = xml.next()) {
        if (event == AndroidBinXmlParser.EVENT_START_ELEMENT) {
          begin(xml.getName());
        } else if (event == AndroidBinXmlParser.EVENT_END_ELEMENT) {
          end(xml.getName());
        }
      }
      if (packageName.isEmpty()) {
        throw new IllegalArgumentException("AndroidManifest.xml names no package");
      }
      return new Manifest(
          packageName,
          versionCode,
          versionName,
          minSdk,
          targetSdk == 0 ? minSdk : targetSdk,
          debuggable,
          activities,
          launcher,
          permissions,
          runners);
    }

    private void begin(String element) throws XmlParserException {
      switch (element) {
        case "manifest" -> {
          packageName = plain("package");
          versionCode = number(VERSION_CODE, 0);
          versionName = text(VERSION_NAME);
        }
        case "uses-sdk" -> {
          minSdk = number(MIN_SDK, 1);
          targetSdk = number(TARGET_SDK, 0);
        }
        case "application" -> debuggable = flag(DEBUGGABLE, false);
        case "uses-permission" -> permissions.add(text(NAME));
        case "instrumentation" -> runners.put(text(NAME), text(TARGET_PACKAGE));
        case "activity" -> {
          activity = qualified(text(NAME));
          // Before API 31 an intent filter alone made it open; what end() sees may say so.
          activities.put(activity, flag(EXPORTED, false));
          mainAction = false;
          launcherCategory = false;
        }
        case "action" -> mainAction |= text(NAME).equals("android.intent.action.MAIN");
        case "category" ->
            launcherCategory |= text(NAME).equals("android.intent.category.LAUNCHER");
        default -> {}
      }
    }

    private void end(String element) {
      if (element.equals("activity")) {
        if (mainAction && launcherCategory && launcher.isEmpty()) {
          launcher = activity;
          activities.put(activity, true);
        }
        activity = "";
      }
    }

    private String qualified(String name) {
      return name.startsWith(".") ? packageName + name : name;
    }

    private int find(int resource) throws XmlParserException {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        if (xml.getAttributeNameResourceId(i) == resource) {
          return i;
        }
      }
      return -1;
    }

    private String plain(String name) throws XmlParserException {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        if (xml.getAttributeName(i).equals(name) && xml.getAttributeNamespace(i).isEmpty()) {
          return orEmpty(xml.getAttributeStringValue(i));
        }
      }
      return "";
    }

    private String text(int resource) throws XmlParserException {
      int i = find(resource);
      if (i < 0 || xml.getAttributeValueType(i) == AndroidBinXmlParser.VALUE_TYPE_REFERENCE) {
        return "";
      }
      return orEmpty(xml.getAttributeStringValue(i));
    }

    private int number(int resource, int otherwise) throws XmlParserException {
      int i = find(resource);
      return i < 0 ? otherwise : xml.getAttributeIntValue(i);
    }

    private boolean flag(int resource, boolean otherwise) throws XmlParserException {
      int i = find(resource);
      return i < 0 ? otherwise : xml.getAttributeBooleanValue(i);
    }

    private static String orEmpty(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
