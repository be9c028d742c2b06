package dev.understudy.reports.plot;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Colours for one ground. The series colours are Okabe and Ito's, which stay apart for colour-blind
 * readers; the dark ones are lightened.
 *
 * @param ground behind everything
 * @param ink text
 * @param faint grid and axes
 * @param real the real pictures
 * @param teacher the teacher
 * @param students the students in turn
 * @param others other subjects in turn
 * @param heat thermal statuses from none to the hottest; texts on the first ones are in ink, on the
 *     others in the ground's colour
 */
public record Palette(
    Color ground,
    Color ink,
    Color faint,
    Color real,
    Color teacher,
    List<Color> students,
    List<Color> others,
    List<Color> heat) {
  /** How many of the heat's colours, from none on, carry texts in ink. */
  static final int INKED = 5;

  /** Every colour by its name, as {@code #rrggbb}. */
  public Map<String, String> colours() {
    Map<String, String> colours = new LinkedHashMap<>();
    colours.put("ground", hex(ground));
    colours.put("ink", hex(ink));
    colours.put("faint", hex(faint));
    colours.put("real", hex(real));
    colours.put("teacher", hex(teacher));
    for (int i = 0; i < students.size(); i++) {
      colours.put("student" + i, hex(students.get(i)));
    }
    for (int i = 0; i < others.size(); i++) {
      colours.put("other" + i, hex(others.get(i)));
    }
    for (int i = 0; i < heat.size(); i++) {
      colours.put("heat" + i, hex(heat.get(i)));
    }
    return colours;
  }

  private static String hex(Color color) {
    return String.format("#%06X", color.getRGB() & 0xFFFFFF);
  }

  /** For paper and light pages. */
  public static final Palette LIGHT =
      new Palette(
          Color.WHITE,
          new Color(0x33383F),
          new Color(0xDFE3E8),
          new Color(0x7A828C),
          new Color(0x0072B2),
          List.of(new Color(0xD55E00), new Color(0x009E73), new Color(0xB8860B)),
          List.of(new Color(0xAA5C8F), new Color(0x5B5EA6)),
          List.of(
              new Color(0xE9EDF1),
              new Color(0xFFF0B8),
              new Color(0xFFD276),
              new Color(0xFFA969),
              new Color(0xF58A70),
              new Color(0xB52A46),
              new Color(0x6E1637)));

  /** For dark pages; the ground is the page's own. */
  public static final Palette DARK =
      new Palette(
          new Color(0x1B1E23),
          new Color(0xD5DAE1),
          new Color(0x383E47),
          new Color(0xA2AAB5),
          new Color(0x56B4E9),
          List.of(new Color(0xFF8F4D), new Color(0x35CFA0), new Color(0xE6B93C)),
          List.of(new Color(0xE39CC8), new Color(0x9FA3F0)),
          List.of(
              new Color(0x2C3138),
              new Color(0x57501F),
              new Color(0x75561A),
              new Color(0x8A4A20),
              new Color(0x9C3B35),
              new Color(0xFF7A8A),
              new Color(0xFFB3D1)));
}
