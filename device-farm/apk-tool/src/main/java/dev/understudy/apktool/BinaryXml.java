package dev.understudy.apktool;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A text manifest as Android's binary XML, chunk by chunk as AOSP's ResourceTypes.h lays them out.
 * References to resources are not known, since we have none.
 */
final class BinaryXml {
  static final String ANDROID = "http://schemas.android.com/apk/res/android";

  private static final int RES_XML = 0x0003;
  private static final int RES_XML_START_NAMESPACE = 0x0100;
  private static final int RES_XML_END_NAMESPACE = 0x0101;
  private static final int RES_XML_START_ELEMENT = 0x0102;
  private static final int RES_XML_END_ELEMENT = 0x0103;
  private static final int RES_XML_RESOURCE_MAP = 0x0180;
  private static final int NODE_HEADER = 16;
  private static final int TYPE_STRING = 0x03;
  private static final int TYPE_INT_DEC = 0x10;
  private static final int TYPE_INT_HEX = 0x11;
  private static final int TYPE_INT_BOOLEAN = 0x12;
  private static final int NONE = -1;

  private final StringPool strings = new StringPool();

  private BinaryXml() {}

  /** Reads a text manifest; document types are refused. */
  static Document parse(InputStream text) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(text);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("the manifest is not XML: " + e.getMessage(), e);
    }
  }

  /**
   * The binary form.
   *
   * @throws IllegalArgumentException naming an attribute or a value that is not known
   */
  static byte[] encode(Document document) {
    return new BinaryXml().document(document.getDocumentElement());
  }

  private byte[] document(Element root) {
    // The resource map gives the ids of the first texts, so the attributes' names come first.
    Map<Integer, String> used = new TreeMap<>();
    collect(root, used);
    Chunk ids = new Chunk();
    used.forEach(
        (id, name) -> {
          strings.index(name);
          ids.u32(id);
        });
    Chunk nodes = new Chunk();
    namespace(nodes, RES_XML_START_NAMESPACE);
    element(root, nodes);
    namespace(nodes, RES_XML_END_NAMESPACE);
    Chunk map = new Chunk().u16(RES_XML_RESOURCE_MAP).u16(8).u32(8 + ids.size()).add(ids);
    Chunk pool = strings.chunk();
    return new Chunk()
        .u16(RES_XML)
        .u16(8)
        .u32(8 + pool.size() + map.size() + nodes.size())
        .add(pool)
        .add(map)
        .add(nodes)
        .toBytes();
  }

  private static void collect(Element element, Map<Integer, String> used) {
    for (Attr attribute : attributes(element)) {
      if (isAndroid(attribute)) {
        ManifestAttribute known = ManifestAttribute.of(attribute.getLocalName());
        used.put(known.id(), known.name());
      }
    }
    children(element).forEach(child -> collect(child, used));
  }

  private void namespace(Chunk out, int type) {
    out.u16(type).u16(NODE_HEADER).u32(24).u32(1).u32(NONE);
    out.u32(strings.index("android")).u32(strings.index(ANDROID));
  }

  private void element(Element element, Chunk out) {
    List<Attr> attributes = attributes(element);
    int name = strings.index(element.getTagName());
    out.u16(RES_XML_START_ELEMENT).u16(NODE_HEADER).u32(36 + 20 * attributes.size());
    out.u32(1).u32(NONE).u32(NONE).u32(name);
    out.u16(20).u16(20).u16(attributes.size()); // where attributes start, and their size
    out.u16(0).u16(0).u16(0); // no id, class or style attribute
    attributes.forEach(attribute -> attribute(attribute, out));
    children(element).forEach(child -> element(child, out));
    out.u16(RES_XML_END_ELEMENT).u16(NODE_HEADER).u32(24).u32(1).u32(NONE).u32(NONE).u32(name);
  }

  private void attribute(Attr attribute, Chunk out) {
    String text = attribute.getValue();
    boolean android = isAndroid(attribute);
    out.u32(android ? strings.index(ANDROID) : NONE);
    out.u32(strings.index(android ? attribute.getLocalName() : attribute.getName()));
    if (android) {
      ManifestAttribute known = ManifestAttribute.of(attribute.getLocalName());
      Integer number = known.number(text).orElse(null);
      if (number != null) {
        value(out, known.flags() ? TYPE_INT_HEX : TYPE_INT_DEC, number);
        return;
      }
      if (text.equals("true") || text.equals("false")) {
        value(out, TYPE_INT_BOOLEAN, text.equals("true") ? -1 : 0);
        return;
      }
      if (text.matches("\\d{1,9}")) {
        value(out, TYPE_INT_DEC, Integer.parseInt(text));
        return;
      }
    }
    if (text.startsWith("@") || text.startsWith("?")) {
      throw new IllegalArgumentException(
          attribute.getName()
              + "=\""
              + text
              + "\" refers to a resource, and this package has none");
    }
    int index = strings.index(text);
    out.u32(index).u16(8).u8(0).u8(TYPE_STRING).u32(index);
  }

  private static void value(Chunk out, int type, int data) {
    out.u32(NONE).u16(8).u8(0).u8(type).u32(data);
  }

  /** By resource id, as Android looks them up by bisection; those without an id last. */
  private static List<Attr> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < map.getLength(); i++) {
      Attr attribute = (Attr) map.item(i);
      if (!attribute.getName().startsWith("xmlns")) {
        attributes.add(attribute);
      }
    }
    attributes.sort(
        Comparator.comparingInt(
                (Attr a) ->
                    isAndroid(a) ? ManifestAttribute.of(a.getLocalName()).id() : Integer.MAX_VALUE)
            .thenComparing(Attr::getName));
    return attributes;
  }

  private static boolean isAndroid(Attr attribute) {
    return ANDROID.equals(attribute.getNamespaceURI());
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
