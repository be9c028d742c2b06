package dev.understudy.phone.ui;

import dev.understudy.phone.system.Activities;
import dev.understudy.phone.system.UiElement;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What is shown, as a picture and as XML. */
final class ScreenSource {
  static final int WIDTH = 1080;
  static final int HEIGHT = 2400;
  private static final int LINE = 120;

  private ScreenSource() {}

  /** A PNG of the elements' texts, one under another. */
  static byte[] png(Activities activities) throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LINE / 4));
    pen.drawString("SIMULATED " + activities.front().component(), LINE / 2, LINE);
    int y = LINE;
    for (UiElement element : activities.shown()) {
      y += LINE;
      pen.drawString(element.text(), LINE / 2, y);
    }
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return png.toByteArray();
  }

  /** UiAutomator's hierarchy. */
  static String xml(Activities activities) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument();
      xml.writeStartElement("hierarchy");
      String packageName = activities.front().packageName();
      List<UiElement> shown = activities.shown();
      for (int i = 0; i < shown.size(); i++) {
        UiElement element = shown.get(i);
        xml.writeEmptyElement(element.className());
        xml.writeAttribute("index", Integer.toString(i));
        xml.writeAttribute("package", packageName);
        xml.writeAttribute("class", element.className());
        xml.writeAttribute("text", element.text());
        xml.writeAttribute("content-desc", element.accessibilityId());
        xml.writeAttribute("resource-id", element.resourceId());
        xml.writeAttribute("displayed", "true");
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a StringWriter does not fail
    }
    return text.toString();
  }
}
